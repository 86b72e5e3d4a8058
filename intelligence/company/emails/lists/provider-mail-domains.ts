// Mailboxes that come with an Internet connection: the domains of access providers that their customers write from.
// They name the provider, never the company.

const italy = `
  libero.it tin.it alice.it tim.it virgilio.it inwind.it iol.it blu.it tiscali.it tiscalinet.it fastwebnet.it teletu.it
  vodafone.it infostrada.it windtre.it wooow.it teleunit.it interfree.it linkem.com eolo.it ngi.it
  aliceposta.it eutelia.it clio.it ciaoweb.it supereva.it jumpy.it kataweb.it   brennercom.net tele2.it iperbole.bologna.it `;

const germany = `
  t-online.de arcor.de vodafone.de vodafonemail.de unitybox.de kabelmail.de kabelbw.de netcologne.de ewetel.net ewe.net osnanet.de versatel.de
  versanet.de alice-dsl.net alice-dsl.de alice.de o2mail.de o2online.de htp-tel.de mnet-mail.de mnet-online.de primacom.net tele2.de
  wtnet.de kabelmail.net swbmail.de dokom.net pyurmail.de
  aon.at a1.net chello.at utanet.at inode.at liwest.at kabsi.at bluewin.ch sunrise.ch hispeed.ch upcmail.ch quickline.ch swissonline.ch
  vtxmail.ch netplus.ch green.ch`;

const france = `
  orange.fr wanadoo.fr free.fr sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr cegetel.net aliceadsl.fr tele2.fr noos.fr
  9online.fr nordnet.fr ozone.net dartybox.com bouygtel.fr freesurf.fr evc.net estvideo.fr
  skynet.be telenet.be proximus.be scarlet.be voo.be belgacom.net pandora.be tvcablenet.be brutele.be edpnet.be pt.lu tango.lu vo.lu internet.lu`;

const iberia = `
  telefonica.net movistar.es ono.com jazztel.es jazztel.com ya.com euskaltel.net euskaltel.es telecable.es
  mundo-r.com mundor.com arrakis.es eresmas.com terra.es wanadoo.es telepolis.com masmovil.es pepephone.com adamo.es
  sapo.pt netcabo.pt clix.pt meo.pt nos.pt iol.pt telepac.pt vodafone.pt oi.com.br uol.com.br terra.com.br bol.com.br ig.com.br globo.com
  prodigy.net.mx telmexmail.com infinitum.com.mx fibertel.com.ar speedy.com.ar arnet.com.ar ciudad.com.ar vtr.net entelchile.net une.net.co etb.net.co`;

const english = `
  comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net swbell.net snet.net flash.net nvbell.net
  prodigy.net cox.net charter.net spectrum.net rr.com twc.com roadrunner.com brighthouse.com optonline.net optimum.net earthlink.net
  mindspring.com centurylink.net centurytel.net embarqmail.com qwest.net q.com frontier.com frontiernet.net windstream.net suddenlink.net
  mediacombb.net cableone.net sparklight.net tds.net wowway.com rcn.com hughes.net juno.com netzero.net netzero.com peoplepc.com
  insightbb.com knology.net cinci.rr.com atlanticbb.net midco.net gci.net hawaiiantel.net cincinnatibell.net fuse.net consolidated.net
  rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca cogeco.net eastlink.ca sasktel.net mts.net mymts.net nb.sympatico.ca
  btinternet.com btopenworld.com btconnect.com bt.com talktalk.net talktalk.co.uk tiscali.co.uk virginmedia.com virgin.net ntlworld.com
  blueyonder.co.uk sky.com plus.net plusnet.com zen.co.uk demon.co.uk orange.net o2.co.uk ee.co.uk lineone.net freeserve.co.uk
  supanet.com onetel.com f2s.com madasafish.com tesco.net waitrose.com eircom.net iol.ie indigo.ie vodafone.ie
  bigpond.com bigpond.net.au optusnet.com.au optushome.com.au iinet.net.au internode.on.net tpg.com.au westnet.com.au dodo.com.au
  adam.com.au ozemail.com.au aapt.net.au netspace.net.au xtra.co.nz slingshot.co.nz orcon.net.nz vodafone.co.nz clear.net.nz paradise.net.nz
  telkomsa.net mweb.co.za vodamail.co.za iafrica.com absamail.co.za bsnl.in airtelmail.in vsnl.com vsnl.net dataone.in sify.com`;

const elsewhere = `
  ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl chello.nl quicknet.nl upcmail.nl casema.nl zonnet.nl tele2.nl xs4all.nl telfort.nl
  kpnplanet.nl wxs.nl versatel.nl solcon.nl caiway.nl zeelandnet.nl tiscali.nl telia.com telia.se bredband.net bredband2.com comhem.se
  tele2.se telenor.se spray.se swipnet.se online.no getmail.no broadpark.no telenor.no altibox.no mail.dk tdcadsl.dk tdcspace.dk stofanet.dk
  youmail.dk webspeed.dk elisanet.fi kolumbus.fi luukku.com pp.inet.fi saunalahti.fi welho.com netti.fi dnainternet.net
  neostrada.pl orange.pl netia.pl vectra.pl upcpoczta.pl inea.pl o2.cz volny.cz upcmail.cz upcmail.hu t-online.hu freestart.hu chello.hu
  chello.sk stonline.sk t-2.net siol.net amis.net t-com.hr net.hr inet.hr sbb.rs eunet.rs ptt.rs otenet.gr forthnet.gr hol.gr
  cytanet.com.cy ttnet.net.tr ttmail.com superonline.com rdslink.ro upcmail.ro clicknet.ro btv.bg abv.bg mts.ru rostelecom.ru
  ocn.ne.jp nifty.com so-net.ne.jp biglobe.ne.jp plala.or.jp dion.ne.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp au.com jcom.home.ne.jp
  hinet.net seed.net.tw netvigator.com hkbn.net singnet.com.sg starhub.net.sg streamyx.com bezeqint.net netvision.net.il 012.net.il
  zahav.net.il walla.co.il go.com.jo emirates.net.ae eim.ae menara.ma maroc-telecom.ma topnet.tn planet.tn`;

export const providerMailDomains: ReadonlySet<string> = new Set(
  [italy, germany, france, iberia, english, elsewhere].flatMap((block) => block.trim().split(/\s+/)),
);
