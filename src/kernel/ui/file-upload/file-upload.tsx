import { describedBy, Field, type FieldProps } from '../field/field.tsx'
import { classes } from '../universal/universal.ts'

export interface FileUploadProps extends FieldProps {
  multiple?: boolean
  /** Kinds of file, as in HTML: `image/*,.pdf`. */
  accept?: string
}

/** A file from this device. GOV.UK Frontend's file upload, the browser's own control, without its script. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name
  return (
    <Field field={props}>
      <input
        class={classes('govuk-file-upload', props.class, Boolean(props.error) && 'govuk-file-upload--error')}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled}
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={describedBy(id, props)}
        {...props.attributes}
      />
    </Field>
  )
}
