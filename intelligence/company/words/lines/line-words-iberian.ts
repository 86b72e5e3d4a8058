// Spanish and Portuguese words of range descriptions. Source: see `line-vocabulary.ts`.

import type { LineVocabulary } from './line-vocabulary.ts';

export const lineWordsSpanish: LineVocabulary = {
  business: `
    empresas, empresa, empresarial, empresariales, pymes, pyme, negocios, negocio, autonomos, autonomo, clientes, cliente, profesionales,
    profesional, fijas, fija, fijos, fijo, estaticas, estatica, estaticos, estatico, dedicadas, dedicada, dedicados, dedicado, corporativo,
    corporativos, comercios, oficinas, sociedades`,
  residential: `
    residencial, residenciales, particulares, particular, hogares, hogar, domestico, domesticos, domesticas, abonados, abonado, usuarios,
    usuario, dinamicas, dinamica, dinamicos, dinamico, familias, viviendas, vivienda, estudiantes, estudiante, residencia,
    residencias, universitarias, vecinos, domicilios`,
  infrastructure: `
    infraestructura, infraestructuras, equipos, equipo, equipamiento, equipamientos, nodos, nodo, troncal, troncales, interconexion,
    interconexiones, enlaces, enlace, punto, puntos, punto-a-punto, supervision, enrutadores, encaminadores,
    transporte, transito, conmutadores, radioenlace, radioenlaces, cabecera, cabeceras, dispositivos, bucle`,
  publicAccess: `
    invitados, invitado, huespedes, huesped, visitantes, visitante, biblioteca, bibliotecas, mediateca, publica, publicas, publico,
    publicos, feria, ferias, recinto, ferial, aeropuerto, estacion, estaciones, hoteles, estadio, congresos, palacio, ciber,
    locutorio, locutorios, locutorios, plazas, playa, turistas, ordenadores, municipal, municipales`,
  filling: `
    direcciones, direccion, red, redes, rango, rangos, bloque, bloques, acceso, accesos, servicio, servicios, linea, lineas, para, de, del, la, las,
    el, los, en, a, al, con, y, por, zona, zonas, region, provincia, ciudad, sede, sedes, norte, sur, este, oeste, centro, asignacion,
    asignaciones, reservado, direccionamiento, gestion, administracion, fibra, optica, cable, banda, ancha, varios, varias, gratuito, libre, sala, salas, lectura, central`,
};

export const lineWordsPortuguese: LineVocabulary = {
  business: `
    empresas, empresa, empresarial, empresariais, pme, pmes, negocios, clientes, cliente, profissionais, profissional, fixos, fixo, fixas,
    fixa, estaticos, estatico, estaticas, estatica, dedicados, dedicado, dedicadas, corporativo, corporativos, comercio, alugadas`,
  residential: `
    residencial, residenciais, particulares, particular, domestico, domesticos, lares, lar, assinantes, assinante, utilizadores,
    utilizador, usuarios, usuario, dinamicos, dinamico, dinamicas, dinamica, familias, consumidores, estudantes, residencias,
    residencia, moradores, habitacoes`,
  infrastructure: `
    infraestrutura, infraestruturas, infra-estrutura, equipamentos, equipamento, nos, ligacoes, ligacao, interligacao,
    interligacoes, interconexao, ponto, pontos, ponto-a-ponto, gestao, gerencia, administracao, supervisao, roteadores, encaminhadores,
    transporte, transito, comutadores, dorsal, enlaces, central, centrais, dispositivos`,
  publicAccess: `
    convidados, convidado, hospedes, hospede, visitantes, visitante, biblioteca, bibliotecas, mediateca, publica, publicas, publico, publicos,
    feira, feiras, aeroporto, estacao, estacoes, hoteis, estadio, exposicoes, turistas, postos, municipal, municipais,
    pracas, computadores`,
  filling: `
    enderecos, endereco, enderecamento, rede, redes, gama, gamas, bloco, blocos, faixa, acesso, acessos, servico, servicos, linha, linhas, para,
    de, do, da, dos, das, o, a, os, as, em, no, na, com, e, por, zona, zonas, regiao, distrito, cidade, sede, norte, sul, este, oeste, leste,
    centro, atribuicao, atribuicoes, reservado, fibra, otica, optica, cabo, banda, larga, varios, gratuito, livre, sala, salas, leitura`,
};
