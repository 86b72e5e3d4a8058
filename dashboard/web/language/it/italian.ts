// All Italian words of the interface, by subject; loaded as one chunk when Italian is shown.

import { alerts, alertWords } from './alerts.ts';
import { audit } from './audit.ts';
import { companies } from './companies.ts';
import { companyWords } from './company-words.ts';
import { connections, connectionWords } from './connections.ts';
import { contact } from './contact.ts';
import { crms, crmWords } from './crms.ts';
import { engagementImports, engagementImportWords } from './engagement-imports.ts';
import { evidence } from './evidence.ts';
import { exports, exportWords } from './exports.ts';
import { fields, fieldWords } from './fields.ts';
import { files } from './files.ts';
import { filters, filterWords } from './filters.ts';
import { frame } from './frame.ts';
import { handOver } from './hand-over.ts';
import { imports } from './imports.ts';
import { keys, keyWords } from './keys.ts';
import { leadList } from './lead-list.ts';
import { lead } from './lead-page.ts';
import { leads, leadWords } from './leads.ts';
import { links } from './links.ts';
import { login } from './login.ts';
import { mailboxes, mailboxWords } from './mailboxes.ts';
import { networks } from './networks.ts';
import { orders, orderWords } from './orders.ts';
import { reverseDns, vendors } from './outside-sources.ts';
import { ownForms } from './own-forms.ts';
import { ownRecords, ownRecordWords } from './own-records.ts';
import { people } from './people.ts';
import { personWords } from './person-words.ts';
import { pipeline } from './pipeline.ts';
import { privacy } from './privacy.ts';
import { providers } from './providers.ts';
import { quality, qualityWords } from './quality.ts';
import { requests, requestWords } from './requests.ts';
import { rest, restWords } from './rest.ts';
import { rights } from './rights.ts';
import { rules } from './rules.ts';
import { saleWords } from './sale-words.ts';
import { scoring } from './scoring.ts';
import { sites } from './sites.ts';
import { sources } from './sources.ts';
import { suggestions } from './suggestions.ts';
import { tasks } from './tasks.ts';
import { teams } from './teams.ts';
import { users } from './users.ts';
import { accuracy, assessment, visiting } from './visiting.ts';
import { visits } from './visits.ts';
import { weights } from './weights.ts';
import { words } from './words.ts';
import { workload } from './workload.ts';

export const italian = {
  accuracy,
  alerts,
  assessment,
  audit,
  companies,
  connections,
  contact,
  crms,
  engagementImports,
  evidence,
  exports,
  files,
  fields,
  filters,
  frame,
  handOver,
  imports,
  keys,
  lead,
  leadList,
  leads,
  links,
  login,
  mailboxes,
  networks,
  orders,
  people,
  ownForms,
  ownRecords,
  pipeline,
  privacy,
  rest,
  rights,
  providers,
  quality,
  requests,
  reverseDns,
  rules,
  scoring,
  sites,
  sources,
  suggestions,
  tasks,
  teams,
  users,
  vendors,
  visiting,
  visits,
  weights,
  workload,
  words: {
    ...{ ...words, ...companyWords, ...connectionWords, ...leadWords },
    ...{ ...mailboxWords, ...personWords, ...requestWords },
    ...{
      ...engagementImportWords,
      ...alertWords,
      ...saleWords,
      ...keyWords,
      ...exportWords,
      ...crmWords,
      ...ownRecordWords,
      ...qualityWords,
      ...restWords,
    },
    ...{ ...orderWords, ...fieldWords, ...filterWords },
  },
};
