// The buyer's pages as one piece, so that they come with one request.
export { Ask } from './Ask';
export { BuyerShell } from './BuyerShell';
export { ConversationPage } from './ConversationPage';
export { Messages } from './Messages';
export { OrderPage } from './OrderPage';
export { Orders } from './Orders';
export { Search } from './Search';
export { Settings } from './Settings';
