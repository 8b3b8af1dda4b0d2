// The fields of a template.
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { t } from '../i18n.js';
import { codeEditor } from './code-editor.js';
import { field } from './field.js';

/** Makes the form; `changed(member, value)` is called for each change. */
export function templateForm({ signal, update, changed }) {
  const editors = Object.fromEntries(['subject', 'content', 'text'].map((id) => [id, codeEditor({ id, update, signal })]));

  /** What is folded away stays open once it had something to show. */
  const opened = {};
  const isOpen = (name, members, values, wrong) => (opened[name] ||= members.some((member) => Boolean(values[member] || wrong[member])));

  const render = ({ values, names, wrong, readOnly, lang }) => {
    const isHtml = values.contentType === 'text/html';
    const code = (member, rest = {}) => field({
      id: member,
      label: t(`template.${member}`),
      hint: rest.hint,
      optional: rest.optional,
      error: wrong[member],
      errorLang: 'en',
      control: (attributes) => editors[member].render({
        value: values[member], change: (value) => changed(member, value), names, readOnly, lang, ...attributes, ...rest,
      }),
    });
    return html`
      ${code('subject', { lines: 'one' })}
      <fieldset class="choice">
        <legend>${t('template.contentType')}</legend>
        ${['text/html', 'text/plain'].map((type) => html`
          <label><input type="radio" name="contentType" .checked=${live(values.contentType === type)} ?disabled=${readOnly}
            @change=${() => changed('contentType', type)}> ${t(`template.${type}`)}</label>`)}
      </fieldset>
      ${code('content', { isHtml, hint: t('template.contentHint') })}
      ${isHtml ? html`
        <details ?open=${isOpen('text', ['text'], values, wrong)}>
          <summary>${t('template.textOwn')}</summary>
          ${code('text', { hint: t('template.textHint'), optional: true, lines: 'some' })}
        </details>` : nothing}
      <details ?open=${isOpen('addresses', ['sendFrom', 'replyTo'], values, wrong)}>
        <summary>${t('template.addresses')}</summary>
        <div class="form">${['sendFrom', 'replyTo'].map((member) => field({
          id: member,
          label: t(`template.${member}`),
          hint: t(`template.${member}Hint`),
          optional: true,
          error: wrong[member],
          errorLang: 'en',
          control: ({ describedBy, invalid }) => html`
            <input id=${member} .value=${live(values[member])} ?readonly=${readOnly} autocomplete="off" spellcheck="false"
              placeholder="Example &lt;name@example.com&gt;" aria-describedby=${describedBy} aria-invalid=${invalid}
              @input=${(event) => changed(member, event.target.value)}>`,
        }))}</div>
      </details>`;
  };

  return { render };
}
