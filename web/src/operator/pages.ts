// The operators' pages as one piece, so that they come with one request.
export { Held, NothingChosen } from './Held';
export { HeldMessage } from './HeldMessage';
export { Mails } from './Mails';
export { Sellers } from './Sellers';
export { UnreadFiles } from './UnreadFiles';
