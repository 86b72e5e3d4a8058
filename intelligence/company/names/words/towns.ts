// Towns of Europe beside those in `places.ts`, written from general knowledge; folded, each word of a name of several
// words. They tell where a range is; names of firms are not weighed by them.

const towns = `
  brest quimper lorient vannes rouen caen havre amiens metz nancy besancon dijon mulhouse colmar troyes orleans tours poitiers limoges clermont ferrand
  niort rochelle angouleme perigueux pau bayonne tarbes perpignan narbonne beziers avignon aix toulon cannes antibes ajaccio bastia chambery annecy valence saint etienne
  roanne macon chalon auxerre nevers bourges chartres mans laval cherbourg calais dunkerque arras lens valenciennes evreux versailles cergy creteil nanterre bourg bresse
  gottingen goettingen braunschweig wolfsburg oldenburg osnabruck paderborn hamm hagen krefeld oberhausen gelsenkirchen monchengladbach aachen koblenz trier saarbrucken
  kaiserslautern ludwigshafen darmstadt offenbach wurzburg erlangen furth bamberg bayreuth passau ingolstadt rosenheim kempten ravensburg konstanz tubingen reutlingen heilbronn pforzheim
  erfurt jena gera weimar halle magdeburg chemnitz zwickau plauen gorlitz cottbus potsdam rostock schwerin lubeck kiel flensburg gottorf fulda giessen marburg siegen koeln muenchen nuernberg duesseldorf
  klagenfurt villach wels steyr dornbirn bregenz gallen chur biel thun fribourg neuchatel bellinzona schaffhausen zug
  haarlem leiden delft hague haag dordrecht breda tilburg bosch nijmegen arnhem apeldoorn enschede zwolle deventer almere amersfoort leeuwarden assen maastricht venlo heerlen alkmaar zaandam
  brugge oostende kortrijk leuven mechelen hasselt genk namur charleroi mons tournai liege luik
  albacete almeria badajoz burgos cadiz caceres castellon cartagena ciudad real cuenca elche gerona girona guadalajara huelva huesca jaen jerez leon lerida lleida logrono lugo marbella
  orense ourense palencia pamplona pontevedra reus salamanca santander segovia soria tarragona teruel toledo vitoria zamora donostia sebastian coruna compostela tenerife
  aveiro beja braganca evora faro funchal guarda leiria portalegre santarem setubal viana viseu castelo guimaraes matosinhos cascais sintra almada
  iasi timisoara constanta craiova galati ploiesti brasov braila oradea bacau pitesti arad sibiu targu mures baia mare buzau botosani satu ramnicu valcea suceava piatra neamt drobeta focsani tulcea resita slatina alba iulia deva napoca
  stockholm vasteras orebro linkoping helsingborg jonkoping norrkoping lund umea gavle boras sodertalje eskilstuna karlstad taby vaxjo halmstad sundsvall lulea trollhattan ostersund kalmar kristianstad skovde uppsala falun visby
  stavanger drammen fredrikstad tromso sandnes kristiansand bodo odense aalborg esbjerg randers kolding horsens vejle roskilde turku oulu lahti jyvaskyla kuopio
  bialystok lublin katowice gdynia torun bydgoszcz szczecin rzeszow kielce gliwice zabrze bytom olsztyn bielsko biala radom czestochowa sosnowiec opole gorzow zielona gora plock elblag walbrzych tarnow koszalin legnica kalisz slupsk zakopane
  plzen olomouc liberec hradec kralove pardubice ceske budejovice usti labem zlin havirov kladno most opava karvina jihlava teplice decin chomutov jablonec prostejov prerov trutnov ostrava kosice presov zilina nitra trnava trencin banska bystrica
  bursa adana konya antalya gaziantep kayseri mersin eskisehir diyarbakir samsun denizli sanliurfa malatya trabzon erzurum kocaeli izmit sakarya manisa balikesir kahramanmaras hatay van elazig sivas tekirdag mugla aydin canakkale edirne corum ordu rize bolu afyon kutahya usak isparta
  norwich york leicester nottingham derby coventry plymouth exeter southampton portsmouth brighton oxford cambridge reading swindon gloucester cheltenham bath swansea newport dundee aberdeen inverness perth stirling hull bradford huddersfield preston blackpool bolton wolverhampton stoke luton ipswich colchester
  limerick waterford sligo drogheda dundalk kilkenny athlone derry londonderry lisburn
  viterbo rieti latina avezzano foligno orvieto civitavecchia aprilia pomezia fano senigallia jesi macerata teramo termoli barletta altamura bitonto molfetta cerignola gela marsala acireale caltagirone olbia alghero iglesias ivrea pinerolo chieri moncalieri collegno rho sesto monza cinisello desio seregno saronno crema treviglio rovereto merano bassano schio conegliano portogruaro chioggia adria lugo cento sassuolo empoli pontedera viareggio cascina`;

export const townWords: ReadonlySet<string> = new Set(towns.trim().split(/\s+/));
