// The state of a message, or the outcome of an attempt, as a tag.
import { html } from '../lib/lit-html/lit-html.js';
import { has, t } from '../i18n.js';

const TONES = {
  accepted: 'good',
  queued: '',
  sending: '',
  superseded: '',
  not_sent: 'warn',
  expired: 'warn',
  unknown: 'warn',
  rejected: 'bad',
  failed: 'bad',
};

export const STATES = ['queued', 'sending', 'accepted', 'rejected', 'expired', 'superseded', 'failed', 'unknown'];

export const statusName = (status) => (has(`status.${status}`) ? t(`status.${status}`) : status);

export const statusTag = (status) => html`<span class="tag ${TONES[status] ?? ''}">${statusName(status)}</span>`;
