// What messages are for.
import { has, t } from './i18n.js';

/** Those that identity systems send; any other name may have templates, too. */
export const USAGE_TYPES = [
  'SignIn', 'Register', 'ForgotPassword', 'Generic', 'OrganizationInvitation', 'UserPermissionValidation',
  'BindNewIdentifier', 'MfaVerification', 'BindMfa',
];

/** The name of a usage type for people; its own if it is none of those. */
export const usageName = (type) => (has(`usage.${type}`) ? t(`usage.${type}`) : type);
