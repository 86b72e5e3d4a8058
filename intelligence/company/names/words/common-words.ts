// Words that many companies have in their names: agreeing on one says little. Chosen from the names of business
// registers in Italian, English, French, German and Spanish; folded, one language a block.

const italian = `
  servizi servizio consulting consulenza consulenze sistemi sistema soluzioni informatica informatici informatiche
  tecnologie tecnologia tecnica tecniche tecnologico costruzioni costruzione edilizia edile edili immobiliare immobiliari impianti
  impianto impiantistica elettrica elettrici elettronica elettronici elettromeccanica meccanica meccaniche officina officine
  industria industrie industriale industriali commerciale commercio trasporti trasporto autotrasporti logistica spedizioni
  agricola agricole agricoltura alimentari alimentare cantina cantine vini azienda aziende impresa imprese societa compagnia
  gruppo holding finanziaria finanziario assicurazioni assicurazione banca banche banco cassa credito risparmio cooperativa cooperative
  cooperativo consorzio associazione fondazione istituto ente agenzia studio studi associati legale notarile commercialisti
  medico medica dentistico odontoiatrico farmacia farmacie farmaceutici clinica ospedale azienda sanitaria centro centri
  laboratorio laboratori analisi ricerca ricerche sviluppo formazione scuola universita comune provincia regione ministero
  camera albergo hotel ristorante pizzeria bar caffe trattoria gelateria panificio pasticceria macelleria supermercati supermercato market
  moda abbigliamento calzature tessile tessili tessuti arredamenti arredamento arredi mobili mobile legno legnami serramenti
  infissi vetreria vetro marmi ceramiche ceramica plastica plastiche gomma carta cartotecnica grafica grafiche stampa tipografia
  editore editrice edizioni libreria pubblicita comunicazione comunicazioni immagine viaggi turismo tour eventi spettacoli sport
  sportiva energia energie gas luce acqua ambiente ambientale ecologia ecologica rifiuti recuperi termica idraulica termoidraulica
  termosanitari pulizie vigilanza sicurezza auto autofficina carrozzeria automobili automotive moto gomme pneumatici ricambi
  carburanti petroli macchine macchinari attrezzature utensili utensileria ferramenta forniture fornitura distribuzione vendita
  ingrosso import export prodotti produzione lavorazioni lavorazione fonderia fonderie acciai acciaio metalli metallurgica
  carpenteria torneria stampi stampaggio verniciatura vernici colori chimica chimici cosmetici profumeria gioielli gioielleria oreficeria
  ottica orologeria telefonia telecomunicazioni software internet web digitale rete reti dati progetti progettazione progetto
  ingegneria architettura architetti geometri figli figlio fratelli sorelle eredi nuova nuovo nuove nuovi casa case generale generali
  nazionale nazionali internazionale internazionali europea europei europee riuniti riunite unite uniti associate speciali speciale europeo mondiale italiana italiano italiane italiani regionale comunale provinciale
  onoranze funebri vivai vivaio giardini fiori garage parcheggi noleggio noleggi lavanderia parrucchieri estetica benessere salute
  cantieri cantiere navali navale nautica aeronautica ferroviaria stradali strade scavi movimento terra calcestruzzi cementi laterizi`;

const english = `
  services service consulting consultancy consultants solutions solution systems system technologies technology tech technical
  group holdings holding international global worldwide world national american british european industries industry industrial
  engineering engineers construction contractors builders building buildings properties property real estate realty homes home
  management partners partnership associates association capital ventures investments investment finance financial bank banking
  trust insurance assurance trading trade traders import export imports exports logistics transport transportation freight shipping
  software data digital media online internet web network networks communications communication telecom telecommunications mobile
  computer computers computing electronics electronic electric electrical energy power oil gas petroleum solar water environmental
  medical health healthcare hospital clinic dental pharma pharmaceuticals pharmaceutical biotech laboratories laboratory labs lab research
  development design designs studio studios creative marketing advertising agency press publishing publications books news radio
  television entertainment films music events travel tours tourism hotel hotels resort resorts restaurant restaurants cafe catering
  food foods beverage beverages farms farm agriculture produce products product production productions manufacturing manufacturers
  machine machinery machines tools equipment supply supplies supplier distribution distributors wholesale retail store stores shop
  shops market markets fashion clothing textiles furniture interiors lighting glass steel metal metals plastics packaging paper
  printing chemical chemicals materials mining minerals automotive auto motors motor cars tyres aviation aerospace airlines air
  marine security safety cleaning maintenance facilities staffing recruitment training education academy school schools college
  university institute foundation society council city county state department government public general central first new united
  north south east west northern southern eastern western brothers sons family company enterprises enterprise business businesses
  commercial corporate office offices support control automation quality performance professional premier advanced applied
  integrated innovative innovation innovations strategic strategies dynamic dynamics smart green blue golden silver star best
  law lawyers legal accountants accounting tax audit architects surveyors church club center community care kids pet pets garden
  gardens park house houses fitness sports golf beauty salon spa`;

const french = `
  services service conseil conseils solutions systemes technologies technique techniques informatique groupe holding internationale
  international industrie industries industriel construction constructions batiment travaux publics immobilier immobiliere
  entreprise entreprises societe compagnie etablissements ets transports transport logistique distribution commerce commercial
  agricole alimentaire boulangerie restaurant hotel cafe assurance assurances banque caisse credit mutuelle finance financiere
  gestion participations investissement developpement recherche formation ecole universite institut centre association fondation
  federation syndicat mairie ville conseil departement hopital clinique pharmacie medical sante laboratoire laboratoires electricite
  electrique energie energies eau gaz mecanique menuiserie maconnerie plomberie peinture couverture charpente garage automobiles
  automobile materiel machines produits production fabrication imprimerie edition editions librairie presse publicite communication
  marketing agence voyages tourisme evenements sport mode textile bois metal acier verre plastique plastiques papier emballage
  chimie cosmetiques bijouterie optique securite nettoyage proprete maintenance freres fils pere cabinet avocats notaires experts
  comptables architectes ingenierie bureau etudes nouvelle nouveau generale general nationale national francaise francais europeenne`;

const german = `
  dienstleistungen dienstleistung service beratung unternehmensberatung losungen systeme systemtechnik technik technologie
  technologien gruppe holding beteiligungen beteiligungs verwaltungs verwaltung vermogensverwaltung industrie industrietechnik
  bau hochbau tiefbau bauunternehmen bauunternehmung immobilien grundstucks handel handels handelsgesellschaft vertrieb vertriebs
  gesellschaft logistik spedition transporte transport maschinenbau maschinen anlagenbau metallbau stahlbau werkzeugbau werkzeuge
  elektro elektrotechnik elektronik energie energietechnik stadtwerke wasser umwelt umwelttechnik entsorgung heizung sanitar
  software informatik daten datenverarbeitung medien verlag druckerei druck werbung werbeagentur kommunikation marketing agentur
  versicherung versicherungen bank sparkasse volksbank raiffeisenbank genossenschaft stiftung verein verband institut forschung
  entwicklung schule hochschule universitat akademie klinik klinikum krankenhaus apotheke praxis labor medizin medizintechnik pharma
  lebensmittel backerei metzgerei fleischerei brauerei weingut gasthof gasthaus restaurant reisen reiseburo touristik sport mode
  textil mobel holz holzbau schreinerei tischlerei glas kunststoff kunststofftechnik papier verpackung chemie lacke farben
  autohaus auto automobile fahrzeuge fahrzeugbau reifen landtechnik landwirtschaft gartenbau garten sicherheit gebaudereinigung
  reinigung personal zeitarbeit kanzlei rechtsanwalte steuerberater steuerberatung wirtschaftsprufung architekten ingenieure
  ingenieurburo planung projekt projekte management gebruder sohne sohn nachfolger allgemeine deutsche deutscher internationale
  international europaische neue neuer werk werke fabrik produktion produkte stadt gemeinde landkreis amt bundes land`;

const spanish = `
  servicios servicio consultoria consultores soluciones sistemas tecnologia tecnologias tecnica tecnicas informatica grupo holding
  internacional industrias industria industrial industriales construcciones construccion obras promociones inmobiliaria
  inmobiliarias inversiones inversion empresa empresas sociedad compania comercial comercializadora comercio distribuciones
  distribucion distribuidora transportes transporte logistica agricola alimentacion alimentos bodegas bodega restaurante hotel
  hoteles cafeteria seguros aseguradora banco caja credito cooperativa asociacion fundacion instituto agencia gestion asesoria
  asesores abogados estudio estudios ingenieria arquitectura arquitectos formacion escuela colegio universidad ayuntamiento
  ministerio hospital clinica farmacia salud medico medica laboratorio laboratorios electricidad electrica energia energias agua
  aguas ambiente medio mecanica talleres taller automoviles automocion maquinaria maquinas herramientas suministros productos
  produccion fabricacion fabrica imprenta editorial ediciones libreria prensa publicidad comunicacion marketing viajes turismo
  eventos deportes moda textil textiles muebles madera maderas metales aceros vidrio plasticos papel envases quimica cosmeticos
  joyeria optica seguridad limpieza limpiezas mantenimiento hermanos hijos nueva nuevo general nacional espanola espanol europea
  mexicana mexicano serviços servicos soluções solucoes sistemas comercio industria construtora empreendimentos participacoes`;

/** What a firm calls itself after a letter, a star or an idea; as frequent as a surname. */
const favouriteNames = `
  alfa alpha beta gamma delta sigma omega omicron epsilon lambda theta kappa zeta nova neo eco bio geo euro europa inter intra tele
  meta mega mini multi omni pan poly pro prima primo uno idea ideal futura futuro progresso aurora alba orizzonte arcobaleno sole
  luna stella terra mare fenice phoenix aquila leone orion atlas apollo titan vega venus jupiter mercury fortuna vita vitale
  smile point next top plus max net link linea line area quadrifoglio azzurra azzurro blu rosa verde bianca nero excel master
  matrix vision horizon summit pioneer liberty eagle falcon lion tiger diamond crystal pearl quality centrale moderna moderno
  universal universo mondo planet planeta ambra iris elite excelsior splendid royal imperial palace continental metropolis
  metropol riviera paradiso panorama belvedere mirage oasi oasis`;

export const commonWords: ReadonlySet<string> = new Set(
  [italian, english, french, german, spanish].flatMap((block) => block.trim().split(/\s+/)),
);

export const favouriteWords: ReadonlySet<string> = new Set(favouriteNames.trim().split(/\s+/));
