// Spanish words for the generator.

import { cities, entries, type Language } from './language.ts';

export const spanish: Language = {
  code: 'es',
  countries: [
    {
      code: 'ES',
      domain: 'es',
      share: 8,
      mobileCountryCode: '214',
      cities: cities(
        'Madrid 28014, Barcelona 08002, Valencia 46001, Sevilla 41001, Zaragoza 50001, Málaga 29005, Bilbao 48001, Murcia 30001, Valladolid 47001, Córdoba 14001, Vigo 36201, Gijón 33201, Alicante 03001, Pamplona 31001, León 24001',
      ),
      freeMail: ['gmail.com', 'hotmail.es', 'telefonica.net', 'yahoo.es'],
    },
  ],
  given: entries(
    'José, María, Antonio, Carmen, Manuel, Ana, Francisco, Laura, Javier, Cristina, Miguel, Lucía, Carlos, Elena, Ángel, Pilar, Fernando, Marta, Alberto, Rosa, Íñigo, Clara, Raúl, Beatriz',
  ),
  surnames: entries(
    'García, Fernández, González, Rodríguez, López, Martínez, Sánchez, Pérez, Gómez, Ruiz, Díaz, Álvarez, Muñoz, Romero, Navarro, Torres, Domínguez, Ramos, Gil, Serrano, Blanco, Molina, Castro, Ortega, Rubio, Marín, Iglesias, Alfaro, Cortés, Garrido, Echeverría, Urrutia, Peña, Ibáñez, Quintana',
  ),
  rootStarts: entries(
    'Hisp, Iber, Levant, Cant, Castel, Anda, Mont, Vall, Agro, Cer, Frut, Oliv, Naut, Metal, Tecn, Const, Aur, Sol, Mar, Galo, Ara, Nav, Bala, Trans, Elec, Hidro, Term',
  ),
  rootEnds: entries(
    'ibérica, sol, mar, cost, tec, agua, pan, oliva, fruit, cer, bial, grés, metal, nova, rent, luz, dis, sur, gal, tel, med, pack, dor, quim, fert',
  ),
  trades: entries(
    'Transportes, Construcciones, Talleres, Conservas, Bodegas, Aceites, Frutas, Cerámicas, Azulejos, Muebles, Calzados, Textiles, Embalajes, Ferretería, Suministros Industriales, Asesoría, Abogados, Ingeniería, Inmobiliaria, Seguros, Laboratorios, Farmacéutica, Artes Gráficas, Papelera, Fundiciones, Mecanizados, Hostelería, Panadería, Cárnicas, Pescados, Viveros, Maquinaria Agrícola, Instalaciones Eléctricas',
  ),
  qualities: entries(
    'Ibérica, del Norte, Levantina, Andaluza, Castellana, Española, Gallega, General, Reunidas, del Mediterráneo, Internacional, Industrial',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{trade} {surname}',
    '{trade} {quality}',
    'Hermanos {surname}',
    '{trade} Hnos. {surname}',
    '{surname} y {surname2}',
    'Hijos de {given} {surname}',
    '{letters}',
    '{trade} {city}',
    'Grupo {root}',
    '{surname} {trade}',
    'Compañía {quality} de {trade}',
  ],
  forms: [
    { written: 'S.L.', spelled: ['SL', 'S. L.', 'Sociedad Limitada', 's.l.'], share: 52 },
    { written: 'S.A.', spelled: ['SA', 'S. A.', 'Sociedad Anónima', 's.a.'], share: 28 },
    { written: 'S.L.U.', spelled: ['SLU', 'S.L. Unipersonal'], share: 12 },
    { written: 'S. Coop.', spelled: ['S.COOP.', 'Sociedad Cooperativa', 'S Coop'], share: 4 },
    { written: 'S.A.U.', spelled: ['SAU'], share: 4 },
  ],
  trickyNames: entries(
    'Piscinas Pool Levante, Dinámica Industrial, Clientes Satisfechos Consultores, Móvil Grúas, Cable y Cobre, Residencia San Jorge, Accesos Automáticos, Servidor de Bebidas, Red de Talleres Norte, Hogar Decoración, Abonados del Teatro, Enlace Logístico',
  ),
  streets: ['Calle {surname} {n}', 'Avda. {surname} {n}', 'Pol. Ind. {surname}, nave {n}', 'Plaza Mayor {n}'],
  universities: [
    'Universidad de {city}',
    'Universidad Politécnica de {city}',
    'Instituto Superior de {city}',
  ],
  publicBodies: [
    'Ayuntamiento de {city}',
    'Diputación de {city}',
    'Hospital General de {city}',
    'Consejería de Hacienda {city}',
    'Mancomunidad de {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{given} {surname} {surname2}',
    'D. {given} {surname} {surname2}',
    'Dña. {given} {surname}',
    '{surname} {surname2}, {given}',
  ],
  soleTraderLines: [
    '{given} {surname} {surname2} Autónomo',
    'Bar Casa {given} de {given} {surname}',
    'Clínica Dr. {given} {surname}',
  ],
  customerLines: [
    '{name} - delegación {city}',
    '{name} (Clase C)',
    'Cliente {name}',
    'ADSL {name}',
    '{name} sede central',
    'Red de {name}',
  ],
  poolLines: [
    'Red de servicios IP clientes ADSL',
    'Pool dinámico abonados {city}',
    '{isp} clientes residenciales',
    '{isp}',
    'Usuarios cable {city}',
    'IP dinámicas FTTH {city}',
    'BRAS {city} {n}',
  ],
  businessPoolLines: ['{isp} empresas IP fija', 'Clientes pymes {city} direcciones fijas', '{isp} Negocios'],
  mobilePoolLines: ['{isp} red móvil', 'Usuarios móviles CGNAT', '{isp} GPRS LTE'],
  plantLines: ['Enlaces punto a punto {city}', 'Infraestructura de red {isp}', 'Loopbacks {city}'],
  guestLines: [
    'Aeropuerto de {city} WiFi gratis',
    'Hotel Plaza {city} wifi huéspedes',
    'Biblioteca pública de {city}',
    'Hotspot estación {city}',
  ],
  carrierPatterns: ['Tele{root}', '{root} Telecom', '{root}net', '{root} Comunicaciones', 'Fibra {root}'],
  hosterPatterns: ['{root} Hosting', '{root} Servidores', '{root} Cloud', '{root} Alojamiento'],
  localCarrierPatterns: [
    'Cable {city}',
    '{root} Wifi',
    '{root} Fibra',
    '{root}',
    '{root} Telecomunicaciones',
  ],
};
