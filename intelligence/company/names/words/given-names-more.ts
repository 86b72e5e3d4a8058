// More given names of Europe, those that `given-names.ts` leaves out, by language; written from general knowledge, folded.
// Names that are everyday words, places or parts of firms' names as well are left out here too.

const german = `
  heike silke anke antje birte britta dagmar doris elke frauke gerda gisela gudrun hannelore heidrun helga hildegard ilse inge ingrid irmgard jutta
  karin kerstin liesel lieselotte margarete margit margot marlene marlies mechthild monika nadine regina renate roswitha rosemarie sabine sigrid silvia steffi
  steffen susanne svenja tanja traudel ulrike ursula ute waltraud wiebke achim albrecht alois armin arne axel benno bernd berthold bodo burkhard christoph
  clemens detlef dierk dieter dietmar dietrich eberhard eckhard egon elmar emil erhard erich ernst erwin ewald felix ferdinand florian franz
  friedhelm friedrich fritz georg gerd gerhard gottfried guenter gunter gunther guenther gustav hannes hans hansjorg harald hartmut heiko heiner heinrich heinz
  helmut henning herbert hermann holger horst hubert hugo ingo jens joachim jochen jorg joerg josef juergen jurgen kai karl karlheinz karsten
  klaus konrad kurt lothar ludwig lutz manfred markus maximilian meinhard norbert olaf ortwin oskar otmar otto ralf rainer reiner reinhard reinhold
  rolf rudiger ruediger rudolf rupert siegfried sigmund stefan sven thorsten torsten udo ulrich uwe volker volkmar waldemar walter werner wilfried wilhelm winfried wolfgang wolfram`;

const dutch = `
  henk hans wim cees kees jaap joop gerard gerrit geert arie aad bert berend bauke coen daan dick dirk douwe eelco egbert eric erwin evert ferry floris
  frans freek gijs guus hein hendrik henny herman huub jaco jacques jan jelle jeroen jos joost jurriaan kasper klaas koos lambert leendert maurits
  menno niek nico onno piet pieter reinier remco rene robbert roelof ruben rudi rudolf ruurd sebastiaan siebe siebren sietse sjaak sjoerd
  teun theo thijmen tjeerd tijmen twan victor vincent wiebe wilbert willem wouter xander zeger anja annemarie anneke anouk astrid babette
  bianca carla carolien corrie diny ellen elly elsbeth evelien greet greetje gerda geertje hetty hilde ilona ineke ingeborg irma jacqueline
  janny jannie jantje jeannette joke josien jolanda karin klaasje leonie liesje loes machteld madelon manon marga margriet marian marijke marike marja marjan
  marjo marleen martine mathilde mieke miep mirjam monique nelleke netty nicolette paulien rianne riet sacha sietske tineke toos trudy
  truus wilma willemien willeke yvonne yvette`;

const nordic = `
  agneta ake anders ann anna anneli annelie annika arvid axel barbro bengt berit bertil birgitta bjorn borje britt britta carina cecilia claes dagny ebbe
  elin elof elsa emelie emma erland ester eva evert folke fredrika frida goran gosta greta gunborg gunnel gustav hakan hans hedvig helen helene
  hilma ingegerd ingela ingemar ingvar isak jerker jesper johan jorgen karin katarina kennet kenneth kent kerstin kjell klas kurt lars leif lennart lilian lisbeth lotta
  lovisa magdalena margareta marianne martina mats matts melker mona monica nils ola olle oskar pelle pernilla pontus ragnar rolf
  ronny rune sigrid solveig staffan stellan sture sune svante sven sverker thomas tommy torbjorn tore torsten tyra ulf ulrika urban viktoria vilhelm
  viveca ylva yngve agot asbjorn bard eirik espen frode geir gunnhild halvor havard helge jostein kare lasse magne oddbjorn ole olav roar sigmund stian
  trygve vegard oyvind oystein aage bjarke ejner flemming gert helle jytte kaj karsten lene lisbet mads mogens niels pia soren steffen svend`;

const romance = `
  adele agnes aimee alain alban amandine anais andre anouk antoine arlette arnaud aurelie aurelien baptiste bastien beatrice benedicte benoit bernadette bernard
  bertrand brigitte camille cecile cedric celine chantal christelle christiane christophe claire clara claude claudine clemence clement colette corinne cyril cyrille damien daniele
  danielle delphine denis didier dominique dorothee edith edouard eliane elise elodie emeline emile emmanuel emmanuelle estelle etienne eugenie evelyne fabien fabienne fabrice fanny
  felicie fernand flavien florent francine francis franck francois francoise frederic gabin gael gaelle gaetan genevieve georges gerald geraldine germaine ghislain ghislaine
  gilbert gilles ginette gisele guillaume guy gwenaelle herve honore hubert hugues huguette ines irene isabelle jacky jacques jacqueline janine jean jeanine jeanne jeannine jerome joel joelle
  jocelyne josette josiane judith julien juliette justine kevin laetitia laurence laurent lea leon liliane loic louane luc lucas lucette lucien lucienne ludovic lydie
  madeleine mael maelle magali manon marcel marceline margaux margot marguerite marianne marion martine mathias mathieu mathilde maud maurice maxime melanie michele mickael
  micheline mireille monique muriel myriam nadege nadine nathalie nicolas noel noelle noemie odette odile olivier pascal pascale patrice paulette perrine philippe pierre pierrette
  raoul raphael raymonde regine remi renaud rene renee robin rodolphe romain roseline sabine sandrine sebastien segolene serge severine simone solange solene
  sophie stephane stephanie sylvain sylvaine sylvette sylviane sylvie tanguy theo therese thibault thibaut thierry timothee tristan valerie valentine vincent virginie viviane yann
  yannick yoann yolande yves yvette yvonne
  adelino afonso alcides amadeu anselmo armindo artur beatriz belmiro bernardo caetano carolina conceicao custodio delfim diogo domingos duarte edite eduarda elisabete elvira
  estevao fatima fernanda filipa filipe firmino francisca gilberto goncalo graca guilhermina helder heitor herminio horacio ilda inacio ivone jacinto joana joaquim joaquina
  jordao jorge lidia lourdes lurdes luisa madalena mafalda manoel margarida matilde miguel nelson norberto nuno olivia orlando otavio pedro piedade quim ramiro renato ricardina
  rogerio rosalina rui sandra simao sonia telma teodoro teresinha tome valdemar vasco veronica vitor zeferino zulmira
  abelardo agapito agustin agustina alejandra alejandro alvaro amador amparo anastasio angeles antonia araceli aritz asier aurelio begona belen
  bernabe carlota carmelo casimiro catalina celia cristobal dionisio edurne eduardo eloy emiliano enriqueta
  esteban estefania eusebio eva evaristo faustino felipe fermin fernando florencio fuensanta gerardo german gonzalo gregoria guillermo gumersindo
  hipolito ignacio imanol inigo inmaculada iker isidoro isidro itziar jacinta jaime javier jesus joaquin jordi josefa josep juan juana julian leocadia leticia lorena lorenza macarena
  manuela marcelino maribel marisol martina melchor mercedes monica montserrat narciso nerea noelia obdulia olalla paloma pascuala paula
  pilar quintin rafaela raimundo ramona raquel raul rigoberto rocio rosalia rufino sagrario salome saturnino
  sergi severino sofia tamara teodora teofilo tiburcio ursula valeriano vanesa vicenta ximena yolanda zacarias
  ion ioana iosif iustin ilie ilinca irina iuliana ileana lacramioara larisa laura lavinia lenuta letitia leontina ligia livia lucretia ludovic magdalena manole margareta maricica
  marinela matei mihail mihaita mihnea mioara nastasia neculai nelu nicolae nicoleta nicusor olimpia otilia pavel paula petre petrica petronela rares raul robert ruxandra
  sanziana sergiu sever silvestru simion smaranda speranta steliana tanase teofil toader toma tudora valeriu varvara vasilica veta vicentiu viorica virgiliu zaharia zamfir zoe
  aurica costel costica costin daciana doina dorina ecaterina elisabeta fanica filofteia floarea floarea gavril georgel gheorghita haralambie grigore ionela ionica ionel`;

const east = `
  adela agata albert albin aleksy alfred alfreda aniela anna apolonia arkadiusz arleta augustyn aurelia bartlomiej benedykt bernadeta bernard bernadetta blazej bogumil boguslawa bogumila boleslaw bolek
  bronislaw bronislawa cecylia celina czeslaw czeslawa daria dobroslaw donata edward eleonora elwira emanuel eryk eugeniusz eustachy ewelina ewelina fabian felicja feliks ferdynand florian fryderyk
  gabriel genowefa gerard gertruda gracjan grazyna gustaw helena henryka hieronim hilary honorata ireneusz ilona irena irmina iwo iwon jagoda janina janusz jaromir jaremi jeremi joachim jedrzej
  judyta kaja kajetan kalina kamila karina kasia kazimiera klaudia klaudiusz klemens konstanty kornelia krystian ksawery lena leokadia leon lidia liliana longin lucjan ludmila ludwik ludwika
  maksymilian malwina marceli marcelina marcjanna marianna marzanna matylda maurycy melania michalina milena milosz mira miron modest nadzieja nikodem nina olaf olgierd oskar otylia pelagia
  przemek rajmund regina remigiusz rozalia ryszarda sabina salomea seweryn slawa stanislawa stanislawe stefan sylwester szczepan teodor teofil tobiasz tymoteusz tytus wanda wawrzyniec
  wiesława wieslawa wiktoria wincenty wlodzimiera zbyszek zdzislawa zofia zygfryd zyta
  alzbeta aneta antonie barbora bedrich bohuslav bozena bretislav bronislava cestmir dalibor danuse denisa dobromila dominika drahomira drahoslav emilie ester evzen ferdinand filip
  gabriela helena hedvika hynek imrich irena iva ivona izabela jakub jan jaromir jaroslava jindra jindriska jirina jolana jozef julie karla kristyna kristina kvetoslava kvetuse
  leona leos libuse linda ljuba lubos ludmila lukas magda magdalena marian marie marika marcel matej matous matyas maxmilian michaela mikulas milada milos miluse mojmir natalie nikola
  oldrich oldriska olga otakar otto patricie pavlina premysl prokop radim radomir radoslav radovan regina rostislav ruzena samuel sabina sarka silvie simona slavomir svatopluk svatava
  svetlana tadeas tatana teodor tibor tomas vendula veronika viktorie vilem vilma vlastimil vlastimila vojtech vratislav zbynek zbysek zdena zdislava zofie
  abdulkadir abdullah adem adnan afet ahmet akif alparslan altan arif asli asuman atakan atilla ayca ayhan aykut aylin aynur aysegul aysun aziz bahadir bahar banu batuhan bedri
  behcet bekir belgin berk berkay berna berrin beyza bilal bilge birgul birol bulent burhan busra cafer canan caner cansu cavit celil cemal cemil cenk cetin ceyda ceyhun
  cigdem coskun defne demet devrim didem dilara dilek dogukan duygu ece eda ekrem elcin emel emin emrah emrullah enes ender enver erdem erdinc eren erhan erol ersin ertan ertugrul
  eser esin eyup fadime fahri faruk fehmi ferda ferdi fevzi feyza fikret fuat fulya funda furkan galip gamze gizem gonca gorkem gulay gulcan gulden gulen gulsen gulsum gulten
  gunay gurkan gursel habib hacer haci hafize halide halime haluk hamdi hamit hande harun haydar hayri hazal hikmet hilal hilmi hulya husnu huseyin ilhan ilker ilknur irem irfan isil
  ismet izzet kadir kadriye kamil kazim kenan kerem kerim koray korkut kubra kursat levent mahir mahmut mazhar mehtap melih melike meltem memduh menderes mesut metehan
  mevlut mine muammer mucahit mufit muge muharrem mukadder muge munevver murat muserref mustafa muzaffer naci nadir naim nalan namik nazan nazli nazmi necati necdet necmettin nejat nermin neslihan nesrin
  nevin nevzat nihal nihat niyazi nuray nurcan nurettin nurgul nurhan nuri nursel oguz oguzhan oktay olcay omur onder oya ozan ozcan ozgur ozkan pelin pinar rabia rahmi rasim refik remzi
  ridvan riza rukiye sabahattin sabri sadik safiye saime sakir saliha sami sedat seda sefa selahattin selami selcuk selda selin semih semra senay senol serap serhat serife sermin serpil sevda sevgi
  sevim sevinc seyfettin seyit sezer sezgin sinan sinem soner songul suat suna sukru sule suleyman tahir tahsin talat tamer taner tansu tarik tayfun taylan tayyip tevfik tolga
  tugay tugce tulay tulin tuncay tuncer turan turgay turhan turkan tuncay ulku umit vahit vedat veysel vildan volkan yakup yaprak yeliz yesim yigit yunus
  zehra zekeriya zeki zeliha zeynep ziya zubeyde zulfu zumrut`;

const english = `
  alastair alistair barry beryl brenda bronagh callum carole ciara ciaran clive colm conor cormac darragh declan deirdre dermot desmond donal doreen duncan eamon eileen eilish elaine
  eoin ewan fergus fionnuala frances freda gavin gemma geraint gillian glenys graeme grainne gwen hamish hayley hilary imogen iain irvine jacqui jill joanna jodie keiran kieran kirsty leanne lesley lorna lorraine
  lynne maeve mairead malcolm maureen mhairi moira morag muireann myra nadine niall niamh nuala oonagh orla padraig pauline philippa phyllis roisin ronan rory rosalind rowena ruairi saoirse seamus
  shauna sheena sheila shirley sinead siobhan sorcha stuart tadhg theresa tracey trevor ursula vivien wendy winifred yvonne`;

/** Given names that are other words as well: they count in a name of two words of which the other is nobody's trade. */
export const doubtfulGivenNames: ReadonlySet<string> = new Set(
  `frank mark max leo lex rob pim ton stef ron bas cor ad bea ria thea roos floor fleur noor mees
  dag bo gun maj mans par siv tor odd ove sten tage stig grace rose iris daisy dale glen grant guy jade joy june may april
  ray rich rod ross wade will bill bob jack dean clay cliff earl faith hope jo kim lane lee norm pat penny robin ruby sandy sky violet
  can deniz derya aslan aydin arda doga dogan polat sultan toprak yildiz zafer melek temel veli nil inci ipek gul efe eren alev gonul guven guler
  unal evren ozan ozden firat cihan celal burcu cem kader nimet servet vefa musa baris yilmaz yuksel yalcin yavuz
  salvador santos nieves trinidad soledad victoria alba gaspar pascual modesto urbano benito pio candelaria consuelo esperanza
  dolores concepcion remedios milagros guadalupe celestino leandro fermin xavier victor steven fred kurt remy lionel roland marin
  klara klement asa dana nela lada luba pola iga lech viola vanda zlata gabi toma sabin zoe beata lech ioan ion dan horia mihai`.split(
    /\s+/,
  ),
);

export const moreGivenNames: readonly string[] = [german, dutch, nordic, romance, east, english].flatMap(
  (block) => block.trim().split(/\s+/),
);
