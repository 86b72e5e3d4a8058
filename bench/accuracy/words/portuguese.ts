// Portuguese words for the generator.

import { cities, entries, type Language } from './language.ts';

export const portuguese: Language = {
  code: 'pt',
  countries: [
    {
      code: 'PT',
      domain: 'pt',
      share: 4,
      mobileCountryCode: '268',
      cities: cities(
        'Lisboa 1100-148, Porto 4000-322, Braga 4700-327, Coimbra 3000-151, Aveiro 3800-200, Faro 8000-150, Leiria 2400-117, Viseu 3500-032, Setúbal 2900-355, Évora 7000-508',
      ),
      freeMail: ['gmail.com', 'sapo.pt', 'hotmail.com', 'clix.pt'],
    },
  ],
  given: entries(
    'João, Maria, António, Ana, Manuel, Sofia, Pedro, Catarina, Luís, Inês, Tiago, Rita, Rui, Mariana, Jorge, Helena, Nuno, Teresa, Hugo, Joana',
  ),
  surnames: entries(
    'Silva, Santos, Ferreira, Pereira, Oliveira, Costa, Rodrigues, Martins, Sousa, Fernandes, Gonçalves, Gomes, Lopes, Marques, Almeida, Ribeiro, Pinto, Carvalho, Teixeira, Moreira, Correia, Mendes, Nunes, Vieira, Cardoso, Magalhães, Simões, Brandão, Araújo, Falcão',
  ),
  rootStarts: entries(
    'Lusi, Atlan, Douro, Minho, Tejo, Algar, Cort, Vinho, Mold, Plasti, Tec, Metal, Port, Norte, Azul, Mar, Agro, Cer, Papel, Trans, Electro, Hidro, Estre',
  ),
  rootEnds: entries(
    'tec, mar, cork, plás, mol, luso, sol, pan, vinho, fer, tex, dis, cer, med, sul, gás, nova, via, quim, pack, lima, serra',
  ),
  trades: entries(
    'Transportes, Construções, Moldes, Têxteis, Calçado, Cortiças, Vinhos, Conservas, Cerâmica, Mobiliário, Metalomecânica, Plásticos, Embalagens, Papelaria, Contabilidade, Advogados, Engenharia, Imobiliária, Seguros, Laboratórios, Farmácia, Gráfica, Fundição, Hotelaria, Padaria, Carnes, Mármores, Confeções, Ferragens, Automóveis',
  ),
  qualities: entries(
    'do Norte, Lusitana, Atlântica, Portuguesa, do Douro, do Minho, Geral, Central, Unidas, Algarvia, Internacional, Industrial',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{trade} {surname}',
    '{surname} & {surname2}',
    '{surname} & Filhos',
    'Irmãos {surname}',
    '{trade} {quality}',
    '{letters}',
    '{root} - {trade}',
    'Grupo {root}',
    'Sociedade de {trade} {surname}',
    '{trade} {city}',
  ],
  forms: [
    { written: 'Lda', spelled: ['Lda.', 'LDA', 'Limitada', 'L.da'], share: 62 },
    { written: 'S.A.', spelled: ['SA', 'S. A.', 'Sociedade Anónima'], share: 24 },
    { written: 'Unipessoal Lda', spelled: ['Unipessoal, Lda.', 'UNIPESSOAL LDA'], share: 11 },
    { written: 'CRL', spelled: ['C.R.L.', 'Cooperativa de Responsabilidade Limitada'], share: 3 },
  ],
  trickyNames: entries(
    'Piscinas Pool Algarve, Dinâmica Têxtil, Móvel Mobiliário, Cabos e Cable Sul, Clientes e Eventos, Residencial Douro, Rede Farmácias Norte, Casa Home Interiores, Acesso Elevadores, Servidores de Mesa',
  ),
  streets: [
    'Rua {surname} {n}',
    'Avenida {surname}, {n}',
    'Zona Industrial, Lote {n}',
    'Largo do Rossio {n}',
  ],
  universities: ['Universidade de {city}', 'Instituto Politécnico de {city}', 'Universidade do {city}'],
  publicBodies: [
    'Câmara Municipal de {city}',
    'Hospital Distrital de {city}',
    'Junta de Freguesia de {city}',
    'Governo Civil de {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{given} {surname2} {surname}',
    'Sr. {given} {surname}',
    'Sra. {given} {surname}',
    'Eng. {given} {surname}',
  ],
  soleTraderLines: [
    '{given} {surname} ENI',
    'Café Central de {given} {surname}',
    'Oficina {surname} de {given} {surname}',
  ],
  customerLines: [
    '{name} - filial {city}',
    '{name} (loja {n})',
    'Cliente {name}',
    'ADSL {name}',
    '{name} sede',
  ],
  poolLines: [
    'Pool dinâmica clientes residenciais',
    '{isp} clientes cabo {city}',
    '{isp}',
    'Utilizadores ADSL {city}',
    'Assinantes fibra {city}',
    '{isp} banda larga',
    'Endereços dinâmicos {n}',
  ],
  businessPoolLines: ['{isp} Empresas IP fixo', 'Clientes PME {city}', '{isp} Negócios'],
  mobilePoolLines: ['{isp} rede móvel', 'Clientes móveis CGNAT', '{isp} banda larga móvel'],
  plantLines: ['Ligações ponto a ponto {city}', 'Infraestrutura {isp}', 'Equipamento backbone {city}'],
  guestLines: [
    'Aeroporto de {city} WiFi',
    'Hotel Avenida {city} wifi hóspedes',
    'Biblioteca Municipal de {city} acesso público',
  ],
  carrierPatterns: ['Tele{root}', '{root} Telecom', '{root}net', '{root} Comunicações', '{root}cabo'],
  hosterPatterns: ['{root} Alojamento', '{root} Hosting', '{root} Cloud'],
  localCarrierPatterns: ['{root} Wireless', '{root} Fibra', '{root}', 'Cabo{root}'],
};
