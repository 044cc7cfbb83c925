// The pages of links by mail, as one piece: few people need them, and those who do come by them first.
export { AskLink } from './AskLink';
export { ConfirmSender } from './ConfirmSender';
export { Forgot } from './Forgot';
export { NewPassword } from './NewPassword';
export { SignInLink } from './SignInLink';
