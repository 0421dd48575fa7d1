import { Button, ButtonGroup } from '../button/button.tsx'
import { CharacterCount } from '../character-count/character-count.tsx'
import { Checkboxes } from '../checkboxes/checkboxes.tsx'
import { DateInput } from '../date-input/date-input.tsx'
import { FileUpload } from '../file-upload/file-upload.tsx'
import { Input } from '../input/input.tsx'
import { PasswordInput, ShowPassword } from '../password-input/password-input.tsx'
import { Picked } from '../picked/picked.tsx'
import { Radios } from '../radios/radios.tsx'
import { SearchBox } from '../search-box/search-box.tsx'
import { Select } from '../select/select.tsx'
import { Textarea } from '../textarea/textarea.tsx'

/** The questions, unanswered. `prefix` keeps the ids apart where they stand twice on a page. */
export function Fields({ prefix = 'f' }: { prefix?: string }) {
  const id = (name: string) => `${prefix}-${name}`
  return (
    <>
      <h2>Finding and writing</h2>
      <SearchBox
        action="/carers"
        id={id('search')}
        label="Find a carer"
        button="Find"
        hint="any part of a name, however spelt; a postcode; the end of a phone number"
      />
      <form method="post">
        <Textarea
          name={id('passage')}
          label="Go on"
          labelSize="s"
          hint="Write first; say whose words afterwards, or start a line with a name, like “Ravi:”."
          value={'\nWhat would a good week look like? I would '}
        />
        <Picked
          legend="Whose words?"
          name={id('voice')}
          value="asha"
          items={[
            { value: 'asha', text: 'Asha' },
            { value: 'ravi', text: 'Ravi' },
            { value: 'me', text: 'Me' },
            { value: 'else', text: 'Someone else' },
          ]}
        />
        <ButtonGroup>
          <Button preventDoubleClick>Keep this</Button>
          <Button kind="secondary">Read it back together</Button>
          <Button kind="warning">Take this back for good</Button>
          <Button disabled>Not yet</Button>
        </ButtonGroup>
        <Input name={id('name')} label="What do you like to be called?" autocomplete="off" width={20} />
        <Input name={id('hours')} label="Hours a week, roughly" width={3} inputmode="numeric" suffix="hours" />
        <PasswordInput name={id('password')} label="A new password" hint="At least 12 characters. Three or four words do well. You may paste one." autocomplete="new-password" />
        <ShowPassword />
        <DateInput id={id('born')} namePrefix={id('born')} legend="When was Asha born?" legendSize="s" hint="For example, 27 3 1979" birthday />
        <Radios
          name={id('reach')}
          legend="How shall we reach you?"
          legendSize="s"
          hint="You can change this whenever you like."
          value="text"
          items={[
            { value: 'text', text: 'Text', conditional: <Input name={id('mobile')} label="Number" type="tel" width={20} /> },
            { value: 'post', text: 'Post', hint: 'In a plain envelope' },
            { divider: 'or' },
            { value: 'not', text: 'Please do not' },
          ]}
        />
        <Radios
          name={id('now')}
          legend="How is it now?"
          legendSize="s"
          small
          inline
          items={['closer', 'about the same', 'further', 'keeping it steady', 'good days and bad days'].map((text) => ({ value: text, text }))}
        />
        <Checkboxes
          name={id('come-up')}
          legend="What has come up?"
          legendSize="s"
          items={[
            { value: 'nights', text: 'Nights' },
            { value: 'money', text: 'Money', hint: 'Benefits, bills, what caring costs' },
            { value: 'ill', text: 'If Asha were ill tomorrow', conditional: <Input name={id('first')} label="Who comes first?" /> },
            { divider: 'or' },
            { value: 'none', text: 'Would rather not say', exclusive: true },
          ]}
        />
        <Checkboxes name={id('small')} legend="Show" small items={[{ value: 'mine', text: 'Only my carers' }]} />
        <Select
          name={id('language')}
          label="The language for her letters"
          hint="She can have each in two languages."
          value="cy"
          items={[
            { value: 'en', text: 'English' },
            { value: 'cy', text: 'Cymraeg' },
            { value: 'gd', text: 'Gàidhlig' },
            { value: 'pl', text: 'Polski' },
          ]}
        />
        <CharacterCount name={id('text')} label="A text message to Asha" maxlength={160} rows={3} threshold={75} />
        <FileUpload name={id('letter')} label="A letter or a photo" hint="Up to 20 MB" accept="image/*,.pdf" />
        <Button>Keep</Button>
      </form>
    </>
  )
}

/** The same, when something needs putting right. */
export function Wrong({ prefix }: { prefix?: string }) {
  const id = (name: string) => (prefix ? `${prefix}-${name}` : name)
  return (
    <form method="post">
      <h2>Putting it right</h2>
      <Input name={id('who-wrong')} label="Who is there?" error="Say who is there, or that you would rather not say" />
      <DateInput
        id={id('day-wrong')}
        legend="Which day was it?"
        legendSize="s"
        values={{ day: '31', month: '2', year: '2026' }}
        error="The day must be a real one, like 3 2 2026"
        errorParts={['day']}
      />
      <Radios
        name={id('where-wrong')}
        legend="Where?"
        legendSize="s"
        error="Choose where you talked"
        items={[
          { value: 'home', text: 'At her kitchen table' },
          { value: 'phone', text: 'By phone' },
        ]}
      />
      <Textarea name={id('words-wrong')} label="What was said" rows={3} error="Write a word or two, or leave the page and come back" />
      <Select name={id('select-wrong')} label="Team" error="Choose a team" items={[{ value: '', text: 'Choose' }]} />
      <Button>Keep this</Button>
    </form>
  )
}
