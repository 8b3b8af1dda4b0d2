// Mistakes that are seen while somebody types. The service has the last word, and knows more rules.
import { t } from './i18n.js';

const ADDRESS = /^(?:[^<>]*<[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)$/;
const REGION = /^[a-z]{2,5}(-[a-z]{2,12}){1,2}-[1-9]\d?$/i;
const ARN = /^arn:aws[a-z-]*:[a-z-]+:/;

export const REGIONS = [
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'sa-east-1', 'eu-west-1', 'eu-west-2',
  'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'af-south-1', 'me-south-1', 'me-central-1',
  'il-central-1', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-5',
  'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'us-gov-east-1', 'us-gov-west-1',
];

const isText = (value) => typeof value === 'string';

/** A rule for texts; what is none, of an import, is left to the service. */
const ofText = (rule) => (value, config) => (!value ? rule('', config) : isText(value) ? rule(value, config) : null);

const RULES = {
  region: ofText((value) => (!value ? t('rule.required') : REGION.test(value.trim()) ? null : t('rule.region'))),
  accessKeyId: (value, config) => (!value && config.accessKeySecret ? t('rule.otherHalf') : null),
  accessKeySecret: (value, config) => (!value && config.accessKeyId ? t('rule.otherHalf') : null),
  emailAddress: ofText((value, { templates }) =>
    value ? address(value) : Array.isArray(templates) && templates.length && templates.every((each) => each?.sendFrom) ? null : t('rule.required')),
  replyTo: (value) => [isText(value) ? addresses(value) : value ?? []].flat().filter(isText).map(address).find(Boolean) ?? null,
  feedbackForwardingEmailAddress: ofText((value) => (value ? address(value) : null)),
  emailAddressIdentityArn: ofText(arn),
  feedbackForwardingEmailAddressIdentityArn: ofText(arn),
  roleArn: ofText(arn),
};

/** What is wrong with a field of a configuration, for people; null if nothing is. */
export const validate = (key, config) => RULES[key]?.(config[key], config) ?? null;

/** The fields that have a mistake. */
export const mistaken = (config) => Object.keys(RULES).filter((key) => validate(key, config));

/** What was typed as one address, or a list of several; a comma in quotes is part of a name. */
export function addresses(typed) {
  const parts = typed.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => part.trim()).filter(Boolean);
  return parts.length > 1 ? parts : parts[0] ?? '';
}

/** Whether a text is an address or `Name <address>`. */
export const isAddress = (text) => ADDRESS.test(text.trim());

function address(value) {
  return isAddress(value) ? null : t('rule.address');
}

function arn(value) {
  return !value || ARN.test(value.trim()) ? null : t('rule.arn');
}
