// The English privacy documents by name.

import type { DocumentName, WriteDocument } from '../../privacy-document.ts';
import { impact } from './impact.ts';
import { interests } from './interests.ts';
import { noticeCompanies } from './notice-companies.ts';
import { noticeVisitors } from './notice-visitors.ts';
import { register } from './register.ts';

export const englishDocuments: Readonly<Record<DocumentName, WriteDocument>> = {
  notice_visitors: noticeVisitors,
  notice_companies: noticeCompanies,
  interests,
  impact,
  register,
};
