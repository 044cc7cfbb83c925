// The seller's pages as one piece, so that they come with one request.
export { Brand } from './Brand';
export { ConversationPage } from './ConversationPage';
export { Imports } from './Imports';
export { Desk } from './Desk';
export { Inbox, NothingOpen } from './Inbox';
export { MailSettings } from './MailSettings';
export { Members } from './Members';
export { OrderPage } from './OrderPage';
export { Orders } from './Orders';
export { Search } from './Search';
