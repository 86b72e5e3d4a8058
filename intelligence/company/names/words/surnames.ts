// The most frequent surnames of Italy, of the English, French, German and Spanish speaking countries, and some beyond:
// agreeing on one of them is no proof. Surnames that the whole world knows as one company are left out.

const italian = `
  rossi russo esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano mancini rizzo lombardi moretti
  barbieri fontana santoro mariani rinaldi caruso galli martini leone longo gentile martinelli vitale lombardo serra coppola marchetti parisi
  villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala gatti pellegrini palumbo sanna farina rizzi monti cattaneo
  morelli amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari guerra palmieri
  bernardi martino fiore ferretti bellini basile riva donati piras vitali battaglia sartori neri costantini milani pagano ruggiero
  sorrentino orlando damico negri mantovani alfaro verdi ferrero brambilla galbiati fumagalli villa pozzi mauri oggioni crippa`;

const english = `
  smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris martin thompson garcia
  robinson clark lewis lee walker hall allen young king wright scott hill green adams baker nelson carter mitchell roberts turner
  phillips campbell parker evans edwards collins stewart morris murphy cook rogers morgan cooper peterson bailey reed kelly howard ward
  cox richardson wood watson brooks bennett gray james hughes price myers long foster sanders ross powell sullivan russell perry
  butler barnes fisher henderson coleman simmons patterson jordan reynolds hamilton graham kim patel khan singh shah kumar sharma`;

const french = `
  martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre michel garcia david bertrand roux
  vincent fournier morel girard andre lefevre mercier dupont lambert bonnet francois martinez legrand garnier faure rousseau blanc
  guerin muller henry roussel nicolas perrin morin mathieu clement gauthier dumont lopez fontaine chevalier robin masson`;

const german = `
  muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder
  neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner schmitz krause meier lehmann schmid schulze maier
  kohler herrmann konig walter mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller
  gunther frank berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig bohm winter kraus martin schumacher gruber steiner hofer pichler`;

const spanish = `
  garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez ruiz diaz moreno munoz alvarez
  romero gutierrez alonso navarro torres dominguez ramos vazquez ramirez gil serrano morales molina blanco suarez castro ortega
  delgado ortiz marin rubio nunez medina sanz castillo iglesias cortes garrido santos guerrero lozano cano cruz mendez flores
  herrera pena leon marquez cabrera gallego calvo vidal campos reyes vega fuentes carrasco diez aguilar estrada guevara batista
  silva santos oliveira souza lima pereira ferreira costa almeida nascimento carvalho araujo ribeiro lopes soares fernandes vieira
  barbosa rocha dias tavares mendes nunes marques cardoso teixeira moreira correia pinto bocanegra fdez`;

const others = `
  nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski novak svoboda dvorak horvat kovacs nagy szabo toth popescu
  ionescu popa ivanov petrov smirnov kuznetsov popov sokolov hansen johansen olsen larsen andersen pedersen nielsen jensen
  christensen johansson andersson karlsson nilsson eriksson larsson olsson persson svensson virtanen korhonen dejong jansen
  devries vandenberg bakker visser smit meijer peeters janssens maes wang li zhang liu chen yang huang zhao wu zhou tanaka sato suzuki takahashi
  watanabe ito yamamoto nakamura nguyen tran leung wong chan cheung lau park choi jung ali ahmed hassan hussain ibrahim yilmaz kaya demir`;

export const frequentSurnames: ReadonlySet<string> = new Set(
  [italian, english, french, german, spanish, others].flatMap((block) => block.trim().split(/\s+/)),
);
