// Free mailboxes that anybody can open: the large ones of the world and of the Italian, English, German, French and
// Spanish speaking countries, so that no update of the long list beside this one can lose them.

const world = `
  gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com rocketmail.com
  myyahoo.com icloud.com me.com mac.com aol.com aim.com love.com games.com wow.com proton.me protonmail.com protonmail.ch pm.me
  tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me gmx.com gmx.net gmx.us mail.com email.com usa.com post.com
  europe.com asia.com consultant.com engineer.com iname.com writeme.com dr.com cheerful.com myself.com zoho.com zohomail.com zohomail.eu
  fastmail.com fastmail.fm hey.com hushmail.com mailfence.com runbox.com posteo.net startmail.com disroot.org riseup.net
  yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru lycos.com excite.com lavabit.com inbox.com
  mail.ee inbox.lv qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com aliyun.com naver.com daum.net hanmail.net
  rediffmail.com indiatimes.com duck.com privaterelay.appleid.com relay.firefox.com mozmail.com simplelogin.com anonaddy.com onmail.com`;

const italy = `
  hotmail.it outlook.it live.it yahoo.it email.it katamail.com freemail.it lycos.it excite.it mail.it postino.it   caltanet.it vene.ws aol.it`;

const german = `
  web.de gmx.de gmx.at gmx.ch freenet.de posteo.de mailbox.org mail.de 1und1.de online.de onlinehome.de hotmail.de live.de
  outlook.de outlook.at yahoo.de hotmail.at hotmail.ch yahoo.at yahoo.ch live.at live.ch lycos.de directbox.com fastmail.de aol.de firemail.de
  smart-mail.de epost.de magenta.de compuserve.de netscape.net gmx.eu`;

const french = `
  laposte.net hotmail.fr live.fr outlook.fr yahoo.fr ymail.fr caramail.com caramail.fr voila.fr gmx.fr aol.fr mailo.com netcourrier.com
  net-c.com net-c.fr ik.me worldonline.fr hotmail.be live.be outlook.be yahoo.be hotmail.ca live.ca yahoo.ca
  outlook.lu infomaniak.ch protonmail.fr`;

const english = `
  hotmail.co.uk live.co.uk yahoo.co.uk outlook.co.uk ymail.co.uk googlemail.co.uk aol.co.uk gmx.co.uk outlook.ie hotmail.ie live.ie yahoo.ie
  yahoo.com.au hotmail.com.au live.com.au outlook.com.au yahoo.co.nz yahoo.co.in outlook.in yahoo.in live.in yahoo.com.sg yahoo.com.hk
  yahoo.com.ph yahoo.co.za live.co.za gawab.com`;

const spanish = `
  hotmail.es live.es outlook.es yahoo.es ymail.es gmx.es terra.com latinmail.com yahoo.com.mx hotmail.com.mx live.com.mx
  outlook.com.mx yahoo.com.ar hotmail.com.ar live.com.ar outlook.com.ar yahoo.cl hotmail.cl live.cl outlook.cl yahoo.com.co
  hotmail.com.co outlook.com.co yahoo.com.pe yahoo.com.ve hotmail.com.br yahoo.com.br outlook.com.br live.com.pt hotmail.pt live.pt
  outlook.pt yahoo.pt `;

const elsewhere = `
  wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu gazeta.pl tlen.pl op.pl vp.pl poczta.onet.pl poczta.fm autograf.pl buziaczek.pl seznam.cz
  email.cz post.cz centrum.cz atlas.cz zoznam.sk azet.sk centrum.sk pobox.sk freemail.hu citromail.hu indamail.hu ukr.net i.ua meta.ua
  bigmir.net tut.by mail.bg dir.bg gbg.bg yahoo.ro hotmail.gr yahoo.gr mynet.com hotmail.com.tr hotmail.nl live.nl
  outlook.dk hotmail.dk live.dk yahoo.dk jubii.dk hotmail.se live.se yahoo.se outlook.com.br live.no hotmail.no yahoo.no luukku.fi
  hotmail.fi suomi24.fi yahoo.co.jp hotmail.co.jp outlook.jp live.jp yahoo.com.tw yahoo.co.id hotmail.co.il walla.com yahoo.co.kr hotmail.co.th`;

export const freeMailDomains: ReadonlySet<string> = new Set(
  [world, italy, german, french, english, spanish, elsewhere].flatMap((block) => block.trim().split(/\s+/)),
);
