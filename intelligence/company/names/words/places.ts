// Places in the names of companies: capitals of Italian provinces and regions (ISTAT), countries, and the larger cities
// of Europe and the world; in the spellings that names use. They say where, and so tell branches apart.

const cities = `
  agrigento alessandria ancona andria aosta arezzo ascoli piceno asti avellino bari barletta belluno benevento bergamo biella bologna
  bolzano bozen brescia brindisi cagliari caltanissetta campobasso carbonia carrara caserta catania catanzaro cesena chieti como cosenza
  cremona crotone cuneo enna fermo ferrara firenze florence foggia forli frosinone genova genoa gorizia grosseto imperia isernia latina lecce
  lecco livorno lodi lucca macerata mantova massa matera messina milano milan modena monza monaco napoli naples novara nuoro oristano padova padua palermo parma
  pavia perugia pesaro pescara piacenza pisa pistoia pordenone potenza prato ragusa ravenna reggio rieti rimini roma rome rovigo salerno
  sassari savona siena siracusa sondrio taranto teramo terni torino turin trani trapani trento treviso trieste udine urbino varese
  venezia venice verbania vercelli verona vibo valentia vicenza viterbo imola faenza carpi sassuolo legnano busto arsizio gallarate
  paris lyon marseille toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims grenoble dijon angers nimes
  berlin hamburg munchen munich koln cologne frankfurt stuttgart dusseldorf leipzig dortmund essen bremen dresden hannover nurnberg nuremberg
  duisburg bochum wuppertal bielefeld bonn munster karlsruhe mannheim augsburg wiesbaden mainz kassel freiburg heidelberg ulm regensburg
  wien vienna graz linz salzburg innsbruck zurich geneve geneva genf basel bern lausanne lugano winterthur luzern
  madrid barcelona valencia sevilla zaragoza malaga murcia palma bilbao alicante cordoba valladolid vigo gijon granada oviedo
  lisboa lisbon porto braga coimbra london manchester birmingham leeds glasgow liverpool bristol sheffield edinburgh cardiff belfast
  dublin cork galway amsterdam rotterdam utrecht eindhoven groningen hague antwerpen antwerp gent ghent bruxelles brussels brussel liege
  luxembourg copenhagen kobenhavn aarhus stockholm goteborg malmo oslo bergen trondheim helsinki tampere turku warszawa warsaw krakow
  wroclaw poznan gdansk lodz praha prague brno bratislava budapest bucuresti bucharest cluj sofia beograd belgrade zagreb ljubljana
  athens istanbul ankara izmir moscow moskva petersburg kiev kyiv minsk riga vilnius tallinn york boston chicago houston dallas
  austin seattle denver atlanta miami philadelphia phoenix detroit angeles diego francisco vegas toronto montreal vancouver ottawa
  calgary mexico monterrey guadalajara bogota medellin lima santiago buenos aires montevideo paulo janeiro brasilia tokyo osaka kyoto
  nagoya yokohama seoul busan beijing shanghai shenzhen guangzhou hangzhou taipei singapore mumbai delhi bangalore chennai hyderabad
  kolkata pune dubai doha riyadh tel aviv cairo casablanca johannesburg durban sydney melbourne brisbane perth auckland`;

const regions = `
  abruzzo basilicata calabria campania emilia romagna friuli giulia lazio liguria lombardia marche molise piemonte puglia sardegna
  sicilia toscana trentino alto adige umbria valle veneto lombarda veneta toscana siciliana sarda emiliana romagnola ligure
  bayern bavaria hessen sachsen thuringen brandenburg niedersachsen westfalen rheinland wurttemberg baden tirol steiermark karnten
  bretagne normandie provence alsace lorraine bourgogne aquitaine catalunya cataluna andalucia galicia aragon navarra asturias
  scotland wales england ulster flanders texas california florida ohio virginia michigan georgia carolina ontario quebec alberta
  nord sud est ovest centro meridionale settentrionale norte sur oriente occidente sud nordest nordovest`;

const countries = `
  italia italy italie italien france francia frankreich germany germania deutschland allemagne spain spagna espana austria osterreich
  switzerland svizzera schweiz suisse portugal portogallo uk britain england ireland irlanda netherlands nederland holland olanda belgium belgio
  belgique belgie denmark danmark sweden sverige svezia norway norge norvegia finland suomi finlandia poland polska polonia czech
  hungary magyarorszag ungheria romania bulgaria croatia hrvatska serbia slovenia slovakia greece hellas grecia turkey turkiye turchia
  russia ukraine ucraina usa us america americas canada mexico brasil brazil argentina chile colombia peru venezuela china cina japan giappone
  nippon korea india indonesia vietnam thailand malaysia philippines australia zealand africa egypt maroc marocco tunisia algeria
  israel emirates arabia europe europa asia pacific emea latam apac iberia nordic nordics benelux dach balkans mediterranean
  mediterraneo middle east worldwide`;

export const cityWords: ReadonlySet<string> = new Set(cities.trim().split(/\s+/));
export const regionWords: ReadonlySet<string> = new Set(`${regions} ${countries}`.trim().split(/\s+/));
