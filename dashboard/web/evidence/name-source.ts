// The id of a data set as people call it: `mmdb:GeoIP2-ISP.mmdb` is the file's name, `operator:pins` your own word.

import type { TFunction } from 'i18next';

export function nameSource(id: string, t: TFunction): string {
  if (id === '') return t('evidence.sourceSeveral');
  const [kind = '', ...rest] = id.split(':');
  const name = rest.join(':');
  if (kind === 'operator') return t('evidence.sourcePins');
  if (kind === 'visitor') return t('evidence.sourceVisitor');
  if (kind === 'builtin') return t('evidence.sourceBuiltIn');
  if (kind === 'registry') return t('evidence.sourceRegistry', { name: name.toUpperCase() });
  return name || id;
}
