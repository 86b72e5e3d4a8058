// English words for the generator: Great Britain and Ireland.

import { cities, entries, type Language } from './language.ts';

export const english: Language = {
  code: 'en',
  countries: [
    {
      code: 'GB',
      domain: 'co.uk',
      share: 12,
      mobileCountryCode: '234',
      cities: cities(
        'London EC2A_4NE, Manchester M1_2HY, Leeds LS1_4AP, Bristol BS1_5TR, Sheffield S1_2GU, Birmingham B3_2HJ, Reading RG1_3EU, Glasgow G2_5QY, Edinburgh EH2_2ER, Cardiff CF10_3NP, Norwich NR1_3QF, Exeter EX1_1GF, Derby DE1_2PL, York YO1_7DE, Hull HU1_1TJ',
      ),
      freeMail: ['gmail.com', 'hotmail.co.uk', 'btinternet.com', 'yahoo.co.uk', 'outlook.com'],
    },
    {
      code: 'IE',
      domain: 'ie',
      share: 2,
      mobileCountryCode: '272',
      cities: cities('Dublin D02_X285, Cork T12_W8RX, Galway H91_E2R8, Limerick V94_T9PX'),
      freeMail: ['gmail.com', 'eircom.net', 'outlook.com'],
    },
  ],
  given: entries(
    'James, John, Emily, Oliver, Sarah, David, Peter, Helen, Thomas, Rachel, Andrew, Susan, Michael, Laura, Simon, Karen, Stephen, Claire, Neil, Fiona, Graham, Joanne, Kevin, Alison, Patrick, Siobhan',
  ),
  surnames: entries(
    'Smith, Jones, Taylor, Brown, Wilson, Evans, Thomas, Walker, Wright, Robinson, Thompson, White, Hughes, Edwards, Green, Hall, Wood, Harris, Clarke, Jackson, Turner, Cooper, Ward, Bailey, Marsh, Pickering, Holloway, Ashworth, Braithwaite, Whitaker, Fairclough, Hargreaves, Pemberton, Lockwood, Murphy, Gallagher, Doherty, Kavanagh',
  ),
  rootStarts: entries(
    'Brit, Nor, West, Brack, Clear, Tech, Pro, Omni, Lumi, Vert, Syn, Ald, Ever, Cor, Ther, Dura, Axi, Pent, Hexa, Keld, Thorn, Ash, Marl, Wyre, Tam, Sever, Calder, Lyn, Oak, Quan',
  ),
  rootEnds: entries(
    'mark, tech, ford, gate, field, lock, max, tron, via, form, stone, well, tec, vale, pack, line, cast, flow, spec, core, wick, ton, dale, sys, gard, wave, mere, croft',
  ),
  trades: entries(
    'Engineering, Joinery, Plumbing Supplies, Consulting, Insurance Brokers, Solicitors, Architects, Surveyors, Logistics, Haulage, Packaging, Foods, Bakery, Brewery, Textiles, Furniture, Printing, Publishing, Recruitment, Care Homes, Estates, Properties, Motors, Tools, Castings, Plastics, Electronics, Instruments, Optics, Catering, Marine, Aviation, Agriculture, Nurseries, Scaffolding, Roofing, Interiors, Pharma, Diagnostics, Veterinary Practice',
  ),
  qualities: entries(
    'Northern, Western, Pennine, Thames, Highland, Midland, Royal, United, General, Allied, Central, Coastal, Anglian, British',
  ),
  firmPatterns: [
    '{root}',
    '{root} {trade}',
    '{surname} {trade}',
    '{surname} & {surname2}',
    '{surname} & Sons',
    '{surname} Brothers {trade}',
    '{quality} {trade}',
    '{city} {trade}',
    'The {root} Group',
    '{letters} {trade}',
    '{letters}',
    '{surname}, {surname2} & Partners',
    '{root} Holdings',
    '{given} {surname} {trade}',
  ],
  forms: [
    { written: 'Ltd', spelled: ['Limited', 'LTD', 'Ltd.', 'LIMITED'], share: 68 },
    { written: 'PLC', spelled: ['plc', 'P.L.C.', 'Public Limited Company'], share: 12 },
    { written: 'LLP', spelled: ['L.L.P.', 'llp', 'Limited Liability Partnership'], share: 12 },
    { written: 'CIC', spelled: ['C.I.C.', 'Community Interest Company'], share: 2 },
    { written: 'DAC', spelled: ['Designated Activity Company'], share: 2 },
  ],
  trickyNames: entries(
    'Dynamic Conveyors, Swimming Pool Centre, Home Counties Dairies, Mobile Crane Hire, Cable & Harness Assemblies, Cloud Nine Catering, Static Caravan Sales, Server Room Cooling, Customer Insight Research, Wireless Theatre Group, Residential Lettings York, Backbone Chiropractic, Link Fasteners, Broadband House Brewery, Network Homes Builders',
  ),
  streets: [
    '{n} {surname} Road',
    '{n} High Street',
    'Unit {n}, {surname} Business Park',
    '{surname} House, {n} Station Road',
  ],
  universities: [
    'University of {city}',
    '{city} Metropolitan University',
    '{city} College of Further Education',
  ],
  publicBodies: [
    '{city} City Council',
    '{city} County Council',
    'NHS {city} Foundation Trust',
    '{city} Police Authority',
    'Ministry of Works {city}',
  ],
  personLines: [
    '{given} {surname}',
    'Mr {given} {surname}',
    'Mrs {given} {surname}',
    'Private customer - {given} {surname}',
    '{surname} {given}',
    'Dr {given} {surname}',
    '{given} {surname} Dba',
  ],
  soleTraderLines: ['{given} {surname} t/a Corner Garage', '{given} {surname} trading as Village Bakery'],
  customerLines: [
    '{name} - {city} office',
    '{name} (site {n})',
    'Customer: {name}',
    'SDSL {name}',
    '{name} leased line',
    '{name}, head office',
  ],
  poolLines: [
    'Dynamic pool for broadband customers',
    '{isp} Residential Broadband {city}',
    'IP pools',
    '{isp}',
    '{isp} consumer FTTP {city}',
    'DHCP cable modem range {city}',
    '{isp} home users',
    'DSL pool {n}',
  ],
  businessPoolLines: [
    '{isp} business static IP range',
    'Static addresses for SME customers {city}',
    '{isp} Business Broadband',
    'SOHO static pool {n}',
  ],
  mobilePoolLines: [
    '{isp} GPRS/3G/LTE subscribers',
    'Mobile handset NAT pool {city}',
    '{isp} Mobile Internet',
  ],
  plantLines: [
    'Core network point-to-point links {city}',
    'DSLAM management {city}',
    '{isp} infrastructure',
    'Router loopbacks',
  ],
  guestLines: [
    '{city} Airport public WiFi',
    'Grand Hotel {city} guest wireless',
    '{city} Library public terminals',
    'Coffee shop hotspots {city}',
  ],
  carrierPatterns: ['{root} Telecom', '{root} Broadband', '{root}net', '{root} Communications', '{root}tel'],
  hosterPatterns: ['{root} Hosting', '{root} Servers', '{root} Cloud', '{root}host', '{root} Colocation'],
  localCarrierPatterns: [
    '{city} Fibre',
    '{root} Wireless',
    '{root} Rural Broadband',
    '{root}',
    '{root} Internet',
  ],
};
