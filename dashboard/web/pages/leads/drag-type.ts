// How a card of the board names itself while it is dragged: what else is dropped there is no lead.

export const dragType = 'application/x-fiuto-lead';
