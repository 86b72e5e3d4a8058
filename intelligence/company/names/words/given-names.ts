// Given names of the countries where the product is used and of those whose people write from there; folded. Names that
// are everyday words or places as well are left out.

import { moreGivenNames } from './given-names-more.ts';

const italian = `
  alessandro alessandra alessia alessio alberto aldo alfonso alfredo andrea angela angelo anna annalisa annamaria antonella antonia
  antonio armando arturo augusto barbara beatrice benedetta bruno camilla carla carlo carmela carmelo carmine caterina cecilia
  chiara claudia claudio corrado cosimo cristian cristiana cristiano cristina daniela daniele danilo dario davide debora diego
  domenica domenico donatella donato edoardo elena eleonora elisa elisabetta emanuela emanuele emilio enrica enrico enzo ermanno
  ernesto ettore eugenio fabiana fabio fabrizio federica federico ferdinando filippo filomena flavia flavio francesca francesco
  franca gabriele gabriella gaetano gennaro gerardo giacomo giancarlo gianfranco gianluca gianluigi gianni gianpaolo giorgia giorgio
  giovanna giovanni girolamo giulia giuliana giuliano giulio giuseppe giuseppina graziella grazia gregorio guglielmo guido ignazio ilaria immacolata ines irene
  isabella ivan ivana ivano jacopo laura leonardo letizia liliana lorenzo luca lucia luciana luciano lucrezia luigi luigia luisa maddalena
  manuela marcello marcella marco margherita maria mariangela mariano mario marina marisa marta martina massimiliano massimo matilde matteo
  maurizio mauro michela michele mirella mirko monica nadia nicola nicoletta nicolo nunzio oreste ornella pamela paola paolo pasquale patrizia patrizio
  piero pierluigi pietro pierangelo raffaele raffaella renata renato renzo riccardo rita roberta roberto rocco rodolfo romeo rosanna rosario
  rossella ruggero sabrina salvatore samuele sandra sandro sara saverio sebastiano serena sergio silvana silvano silvia silvio simona simone
  sofia stefania stefano susanna teresa tiziana tiziano tommaso ugo umberto valentina valentino valerio vanessa veronica vincenza vincenzo
  virgilio vito vittoria vittorio viviana walter marino rosa gino livio olga nino tonino ezio egidio adriano adriana achille`;

const english = `
  aaron abigail adam alan albert alexander alexandra alfred alice alison allison amanda amber amy andrew angela ann anne anthony
  arthur ashley barbara benjamin betty brandon brenda brian bruce bryan carl carol caroline carolyn catherine charles cheryl
  christina christine christopher cindy colin craig cynthia daniel david deborah debra denise dennis derek diana diane donald donna
  dorothy douglas edward elizabeth emily emma eric ethan eugene evelyn fiona frances gareth gary geoffrey george gerald gloria gordon
  graham gregory hannah harold heather helen henry howard hugh ian isaac jacob jacqueline james jamie janet janice jason jeffrey jennifer
  jeremy jerry jessica joan joanne john jonathan joseph joshua joyce judith judy julia julian julie justin karen katherine kathleen
  kathryn keith kelly kenneth kevin kimberly kyle larry laura lauren lawrence leslie linda lisa louis louise lucy margaret maria marie marilyn
  martha martin mary matthew megan melissa michael michelle mildred nancy natalie nathan neil nicholas nicole nigel noah oliver
  olivia pamela patricia patrick paul peter philip phillip rachel ralph raymond rebecca richard robert robin roger ronald rosemary ruth ryan
  samantha samuel sandra sarah scott sean sharon shirley simon sophia sophie stephanie stephen steven stuart susan suzanne tamara
  teresa theresa thomas timothy tracy tyler vincent walter wayne wendy william zachary halle bob jim joe mike tom dave steve tony`;

const french = `
  adrien agnes alain alexandre alexis alice amelie anais andre anne annie antoine arnaud aurelie aurelien baptiste beatrice benoit
  bernard bertrand brigitte bruno camille caroline catherine cedric celine charlotte chantal christelle christian christophe claire claude
  clement corinne cyril damien daniel danielle delphine denis didier dominique edouard elodie emilie emmanuel emmanuelle eric
  estelle etienne fabien fabrice florian francis franck francois francoise frederic gabriel gael genevieve georges gerard gilbert gilles guillaume
  guy helene henri herve hugo isabelle jacqueline jacques jean jeanne jerome joel josiane julien juliette laetitia laurence laurent
  lea loic luc lucie ludovic madeleine manon marc marcel marguerite marianne marie marine marion martine mathieu mathilde maxime
  michel mickael mireille monique muriel nathalie nicolas noemie odile olivier pascal pascale patrice patrick paulette philippe
  pierre quentin raymond regis remi renaud rene robert roland romain sabine sandrine sebastien severine simone solange stephane
  stephanie sylvain sylvie theo therese thibault thierry thomas valerie veronique virginie vincent xavier yann yannick yves yvette yvonne`;

const german = `
  achim alexander alfons andreas angelika anja anke anna anneliese annette antje armin astrid axel barbara bernd bernhard bettina
  birgit bjorn brigitte burkhard carola carsten christa christian christiane christoph claudia claus cornelia dagmar daniel detlef
  dieter dietmar dirk doris eberhard edeltraud elfriede elke erich erika ernst eva felix ferdinand franz friedhelm gabi gabriele gerd gerhard gerlinde gertrud
  gisela gottfried gudrun gunter gunther gustav hans hannelore harald hartmut heidi heiko heiner heinrich heinz helga helmut herbert hermann
  hildegard holger horst hubert inge ingeborg ingo ingrid irmgard jens joachim johann johannes josef juergen jurgen jutta karin karl karsten katharina katja katrin
  kerstin klaus konrad kurt lars lothar lukas lutz manfred manuel margarete marion markus martina matthias maximilian michael monika nadine norbert olaf oskar otmar
  petra rainer ralf reiner reinhard reinhold renate roland rolf rudiger rudolf ruth sabine siegfried sigrid silke simone sonja stefan
  stefanie steffen susanne sven sylvia theodor thomas thorsten tobias torsten udo ulrich ulrike ursula ute uwe veronika volker waltraud werner wilhelm willi wolfgang yvonne`;

const spanish = `
  adolfo adrian agustin aitor alberto alejandra alejandro alfonso alfredo alicia alvaro amparo ana andres angel angeles antonia antonio
  armando arturo asuncion beatriz benito carlos carmen catalina cesar clara concepcion consuelo cristina cristobal daniel david diego
  dolores eduardo elena emilia emilio enrique ernesto esperanza esteban eugenia eva felipe felix fermin fernanda fernando francisca
  francisco gabriela gerardo gilberto gonzalo gregorio guadalupe guillermo gustavo hector hernan hugo humberto ignacio ines inmaculada isabel ismael
  jaime javier jesus joaquin jorge jose josefa josefina juan juana julian juliana julio lorena lourdes luis luisa manuel manuela marcela marcelo
  marcos margarita mariana maribel martin mateo mercedes miguel montserrat natalia nicolas nuria octavio oscar pablo paloma patricia pedro
  pilar rafael ramiro ramon raquel raul remedios ricardo roberto rocio rodolfo rodrigo rogelio rosario ruben salvador santiago sergio
  silvia susana teresa tomas valentin veronica vicente victor vicenta yolanda joao paulo antonio luiz tiago thiago
  gustavo henrique rodrigo leticia juliana mariana fernanda bruna larissa vinicius mateus guilherme`;

const others = `
  piotr pawel krzysztof andrzej tomasz jan marcin michal grzegorz jerzy tadeusz adam lukasz zbigniew ryszard dariusz henryk mariusz
  kazimierz wojciech robert malgorzata katarzyna agnieszka ewa elzbieta krystyna walerian ania zofia jakub jaroslav jiri josef
  pavel petr vaclav zdenek miroslav milan vladimir sergey sergei dmitry dmitri alexey alexei andrey andrei aleksandr aleksei igor oleg
  mikhail nikolay nikolai yuri yuriy vasily viktor valery boris konstantin ekaterina natalia svetlana tatiana irina nina galina lyudmila
  lars erik anders johan nils per olof gunnar sven bjorn magnus fredrik henrik mikael kristina karin birgitta elisabeth ingrid astrid
  jesper jorgen soren mette kirsten bente rasmus kasper matti juhani kari pekka timo jukka antti mikko paivi tuula kees piet willem
  hendrik johannes cornelis jeroen maarten marieke anneke ioan gheorghe vasile constantin mihai ionut bogdan catalin mihaela
  laszlo istvan gabor zoltan ferenc attila balazs katalin ilona mohamed mohammed muhammad ahmed mustafa mahmoud youssef omar khaled fatima
  aisha mehmet mustafa huseyin murat emre ayse fatma zeynep rajesh suresh ramesh sanjay vijay anil sunil amit rahul priya deepak
  hiroshi takashi kenji yuki haruki kazuo akira xiaoming wei ming jing`;

const north = `
  pieter jan johan kees gerrit dirk bart bram daan jeroen joost jasper joris koen maarten marcel martijn niels peter rik roel ruud sander
  sjoerd stijn thijs tom wim wouter annelies anouk esther femke hanneke ilse inge janneke jolanda liesbeth lotte maaike marjolein marloes mieke
  petra roos sanne saskia sofie tineke wendy gert griet guido jef luc lieven wesley kobe emil gustaf henrik jonas karl lennart mattias oskar
  patrik rickard roger stefan ulf viktor anneli annika camilla ebba ellinor emelie gunilla helena ida johanna jenny lena linnea malin   maria marie mikaela monica pernilla sara sofia therese ulla viveka arne bjarne egil einar eirik finn frode geir gunnar haakon harald helge
  inge ivar jarle kjell knut leif morten ola oddvar oystein petter pal rolf rune sigurd sindre svein terje tore torgeir trond vidar
  anne berit hanne heidi hilde ingeborg kari kristin marit ragnhild randi siri solveig toril turid unni aksel anders asger bent   carsten christian claus erik finn flemming frederik hans henning jan jens jakob kaj keld kim kurt lars leif mads mikkel mogens niels ole
  palle peder poul preben rasmus soren steen svend thomas torben troels ulrik anette birgit bodil charlotte dorte dorthe ellen gitte grethe
  hanne inger jette kirsten lis lone lotte marianne merete rikke susanne tina trine vibeke aino anja anneli antero arto eero eeva eija erkki
  esa hannele hannu harri heikki helena heli ilkka irma jaakko jarmo jorma jouko juha jukka juho kaarina kaisa kalevi kalle katri kirsi lasse
  lauri leena liisa marja marjatta markku marko martti merja mika minna olavi olli oskari paavo paula pentti pertti petri piia pirjo raija raimo
  reijo riitta risto sakari sanna sari satu seppo simo taina tapani tapio tarja teemu tero tiina timo toni tuija tuomas ulla veijo veikko vesa ville
  marius mindaugas jonas tomas arturas vytautas ruta egle janis andris juris inga liga toomas tiit urmas`;

const east = `
  agata aleksandra aleksander alicja alina ania anita antoni artur barbara bartosz beata bogdan boguslaw bozena cezary damian danuta dawid dominik
  dorota edyta emilia ewelina filip franciszek gabriela grazyna halina hanna helena henryk hubert ignacy ilona iwona izabela jacek jadwiga
  jaroslaw joanna jolanta jozef julia justyna kacper kamil karol karolina kinga konrad leszek lucyna maciej magdalena malgorzata marek mariola
  mariusz marta marzena mateusz mieczyslaw mikolaj mirosław miroslaw monika natalia norbert olga oliwia patryk patrycja paulina przemyslaw radoslaw
  rafal renata roman sebastian slawomir stanislaw stefania sylwia szymon teresa urszula waldemar weronika wieslaw wiktor wioletta wlodzimierz zdzislaw
  zenon zygmunt alena alois antonin blanka bohumil dagmar daniela dusan eliska eva frantisek hana helena ivana ivo iveta jana jarmila
  jindrich jitka josef kamila karel katerina kveta ladislav lenka libor lubomir lucie ludek marcela marek marketa martin milena miloslav miroslava
  monika ondrej pavla radek radka radim renata richard roman rudolf stanislav stepan tereza tomas vaclav vera vit vladislav vlasta vojtech
  zdenka zuzana adam agnes akos andras aniko anna arpad balint bela bence csaba daniel denes dezso edit emese endre eniko erzsebet eszter geza
  gyorgy gyula ildiko imre ivett janos jolan jozsef judit julianna kalman karoly kata kinga krisztian krisztina lajos lilla maria marta mate
  melinda miklos noemi orsolya pal peter piroska reka robert sandor sandor sarolta szabolcs szilvia tamas tibor timea vilmos zita zsofia zsolt zsuzsa
  adrian alexandru alin alina ana anca andreea andrei angela aurel bianca calin camelia carmen cezar ciprian claudiu corina cosmin cristi cristian
  cristina dan daniela diana dorin dragos dumitru elena emil eugen felicia florentina florian florin gabriela georgeta georgiana horia iulia iulian
  laurentiu liviu loredana lucian luminita madalina magda marian mariana marilena marius mircea mirela monica nicoleta nicu octavian oana ovidiu
  paul petru radu raluca razvan remus rodica roxana sanda sebastian silviu simona sorin sorina stefan stelian teodora tiberiu traian tudor valentin
  vasilica victor violeta viorel vlad aleksandar ana biljana bojan boris branko dalibor danijel darko dejan dragan dragana dusan goran gordana igor
  ivan ivica jasna jelena jovan katarina ksenija lidija ljiljana luka marija marko milan milica miljana miodrag mirjana mladen natasa nebojsa nemanja
  nenad nikola olivera petar radmila ranko ruzica sanja sasa slavica slobodan snezana srdjan stanko stevan stipe tatjana tihomir tomislav uros
  vedran vesna vladan vuk zdravko zeljko zoran zvonimir anastasia alla anatoly anatoliy anton arkady artem denis evgeny evgenia fyodor gennady
  georgy grigory inna ilya julia kirill ksenia larisa leonid lidia maksim maxim margarita marina nadezhda nikita oksana olena oleksandr oleksiy pavel
  petro polina raisa roman ruslan sergiy semyon serhiy stanislav taras timur vadim valentina vera veronika viacheslav vitaly vitaliy vladislav
  volodymyr vyacheslav yana yaroslav yegor yevgeny yulia zinaida zoya andriy bohdan dmytro ihor ivanna mykola mykhailo nataliia oleh sofiia tetiana
  athanasios christos dimitris dimitrios eleni evangelos georgios giannis ioannis ioanna kostas konstantinos maria michalis nikos nikolaos panagiotis
  spyros stavros vasilis vasileios yannis katerina sofia despina ahmet ali aylin aysel baris burak cem cengiz ebru elif emine engin ercan
  erdal erkan esra fatih ferhat filiz gokhan hakan halil hasan hatice ibrahim ismail kemal leyla mehmet meryem mert metin muhammet necla nilufer
  okan omer onur orhan osman ozge ozlem ramazan recep salih selim sema serdar serkan sevgi sibel suleyman tamer tolga tugba turgut ufuk ugur volkan yasemin
  yasin yavuz yusuf`;

const far = `
  abdul abdullah abdelkader adel ahmad aisha akram ali amal amina amine amir anwar aymen aziz bilal driss faisal farah farid faisal fatma hadi hafsa
  haitham hakim hamid hamza hanan hassan hicham houda hussein ibrahim ilyas imad imane iman ismail jamal kamal karim kareem khadija khalid laila latifa
  layla leila maha mahmoud majid malika mansour mariam maryam mohamad mohammad mona mounir mourad mostafa moustafa nabil nadir nadia naima nasser   omar othman rachid raed rania rashid rim said saeed salah salem salim salma samir samira sara sarah sayed selma soufiane tarek tariq wael walid
  yasmine yassine yousef youssef yusuf zainab zakaria zineb aarti aditya ajay ajit akash amar amitabh anand anita anjali ankit anupam arjun arun arvind asha
  ashok bharat chandra chetan devendra dinesh divya ganesh gaurav gopal hari harish hemant jagdish jayesh kavita kiran krishna kumari lakshmi lalit
  mahesh manish manoj meena mohan mukesh naresh naveen neha nikhil nilesh nisha nitin pankaj parvati pooja prakash pramod prasad prashant praveen preeti
  radha raghav rajendra rajiv rakesh ravi rekha ritu rohit sachin sandeep sanjeev santosh satish seema shankar shanti sharad shiv shobha shyam sita
  sneha sonia srinivas subhash sudha sudhir suman sunita sushil swati tarun uday usha varun venkat vikas vikram vinay vinod vishal vivek yogesh
  akiko akihiro asuka ayumi chiyo daisuke emi eiji fumiko hana haruka hideki hideo hiroko hiroki hiroaki hiroyuki isamu junichi junko kaori kazuhiro
  kazuko keiko keisuke kenichi kenta koichi koji kumiko kyoko makoto mariko masaru masahiro masako masashi mayumi megumi michiko miho mika
  minoru mitsuru miyuki naoki naoko naomi noboru noriko osamu reiko rie ryo ryota sachiko saori satoshi satoru shigeru shinichi shinji shiro   shota shun sumiko susumu tadashi takahiro takao takeshi taro tatsuya tetsuya tomoko tomoya toru toshio tsutomu yasuko yasuo yoichi yoko yoshiko yosuke
  yukari yukiko yumi yumiko yutaka jinsoo minho minjun seojun jihoon jiwon sungmin hyun jaehyun youngho nguyet thanh tuan hung hoang huong linh
  minh phuong quang thao trang tuyet agus bambang budi dewi eko hendra indra joko putri rina siti sugeng wahyu yanti kofi kwame akua
  chinedu emeka ngozi oluwaseun adebayo chioma thabo sipho nomsa lerato wanjiru kamau otieno achieng`;

export const givenNames: ReadonlySet<string> = new Set([
  ...[italian, english, french, german, spanish, others, north, east, far].flatMap((block) =>
    block.trim().split(/\s+/),
  ),
  ...moreGivenNames,
]);
