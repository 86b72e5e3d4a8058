// The draft of the assessment of interests in Italian. A draft, not legal advice.

export const assessmentDraft = `Valutazione del legittimo interesse: nominare le aziende dei visitatori a cui non si è chiesto

1. Che cosa si fa. Per le visite a questo sito l'indirizzo di rete si confronta con fonti sulle reti (archivi dei titolari delle reti, registri pubblici, il nostro elenco di aziende) per trovare l'organizzazione che usa la rete. Il risultato è il nome di un'organizzazione, mai di una persona. Le reti di casa, dei telefoni, delle VPN e simili non danno nomi. L'indirizzo completo si cancella al più tardi dopo 72 ore; resta la rete propria dell'organizzazione, o una rete di 256 indirizzi.

2. Perché. Vendiamo a organizzazioni e vogliamo sapere quali si interessano alla nostra offerta, per rispondere loro e migliorare le nostre pagine. È un legittimo interesse (GDPR, articolo 6.1 f).

3. È necessario? Chiedere a ogni visitatore mostrerebbe solo i pochi che rispondono. Non prendiamo più del necessario: nel browser di questi visitatori non si legge né si scrive nulla, il loro numero cambia ogni giorno, gli eventi si cancellano dopo 90 giorni.

4. Gli interessi dei visitatori. Chi visita per lavoro le pagine di un fornitore può aspettarsi che il fornitore veda da quale organizzazione arriva la visita. Nessuno è identificato come persona, non si fanno profili tra siti diversi, e nulla ha effetti giuridici sul visitatore. Chi lavora da casa non è nominato.

5. Garanzie. Il visitatore può opporsi in ogni momento (Do Not Track, Global Privacy Control, il pulsante sulle nostre pagine); allora non si risolve nulla. L'informativa dice che cosa si fa e nomina le fonti. I risultati sbagliati si correggono. L'accesso è limitato per ruolo, e ogni consultazione è registrata.

6. Bilanciamento. Valutati questi punti, riteniamo che il nostro interesse non sia superato dagli interessi o dai diritti dei visitatori. Li valuteremo di nuovo quando cambieranno il trattamento o le fonti, e almeno una volta all'anno.

Titolare:
Data:
`;
