// What a message of WhatsApp says in other ways than as a text: something chosen, a line under a file, an order, a form filled in.
// Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components and /docs/whatsapp/flows/guides/receiveflowresponse.

import { firstText, type Loose, listOf, objectOf, textOf } from '../read-loose.ts';

/** Things of an order, and answers of a form: more is none that anybody fills in. */
const linesMax = 100;

/** The first that says something stands for the message; '' where there is none. */
export function readWhatsappWords(message: Loose): string {
  const interactive = objectOf(message['interactive']);
  return firstText(
    objectOf(message['text'])['body'],
    objectOf(message['button'])['text'],
    ...['button_reply', 'list_reply'].map((name) => objectOf(interactive[name])['title']),
    ...['image', 'video', 'document'].map((name) => objectOf(message[name])['caption']),
    tellOrder(objectOf(message['order'])),
    tellForm(objectOf(interactive['nfm_reply'])),
  );
}

/** What they wrote with it, then how many of what, in no language. */
function tellOrder(order: Loose): string {
  const items = listOf(order['product_items']).slice(0, linesMax).map(objectOf);
  const lines = items.map((item) => `${textOf(item['quantity'])} × ${textOf(item['product_retailer_id'])}`);
  return [textOf(order['text']), ...lines.map((line) => line.trim())]
    .filter((line) => line !== '')
    .join('\n');
}

/** Its fields are a text of JSON; the token that comes with them is a secret of whoever sent the form. */
function tellForm(reply: Loose): string {
  return Object.entries(readFields(textOf(reply['response_json'])))
    .filter(([name]) => name !== 'flow_token')
    .slice(0, linesMax)
    .flatMap(([name, value]) => {
      const text = [value]
        .flat()
        .map(textOf)
        .filter((one) => one !== '')
        .join(', ');
      return text === '' ? [] : [`${name}: ${text}`];
    })
    .join('\n');
}

function readFields(json: string): Loose {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}
