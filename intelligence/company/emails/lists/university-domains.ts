// Domains of universities that no suffix tells: of Italy, Spain, Germany, Austria, Switzerland and France.

const labels: Readonly<Record<string, string>> = {
  it: `unibo unimi unimib unipd unito unige unipi unifi unisi unina unisa uniba unict unipa unica unitn unive univr unibs unipv unimore unife
    unipr uniurb univpm unicam unite unich univaq unisalento unical unibas unime uniss units uniud unibg unisannio unimol uniparthenope
    unior unirc unicas unituscia unistrapg unipg unimc unibz uniupo uniroma1 uniroma2 uniroma3 uniroma4 unicampania unifg uninsubria
    iuav polimi polito poliba unibocconi unicatt luiss iulm sns sissa imtlucca santannapisa gssi unint lumsa unikore liuc unisr hunimed
    unipegaso uninettuno ecampus`,
  es: `ub uab upf us ugr uma uca uco uja ual uhu ucm uam uc3m upm urjc uah uned usal uva ubu ule unizar unirioja unavarra ehu unican uniovi
    usc udc uvigo uv upv ua umh uji um upct uclm unex ull ulpgc uib udl urv udg deusto comillas unir uoc`,
  de: 'lmu tum rwth-aachen kit fu-berlin hu-berlin fau',
  at: 'univie uibk tuwien tugraz wu jku meduniwien boku',
  ch: 'ethz epfl uzh unibe unige unil unibas unisg unifr unine usi supsi zhaw fhnw hslu',
  fr: 'ens polytechnique sorbonne-universite u-bordeaux u-paris sciencespo hec essec',
};

export const universityDomains: ReadonlySet<string> = new Set(
  Object.entries(labels).flatMap(([suffix, block]) =>
    block
      .trim()
      .split(/\s+/)
      .map((label) => `${label}.${suffix}`),
  ),
);
