// Given names of the countries where the product is used and of those whose people write from there; folded. Names that
// are everyday words or places as well are left out.

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

export const givenNames: ReadonlySet<string> = new Set(
  [italian, english, french, german, spanish, others].flatMap((block) => block.trim().split(/\s+/)),
);
