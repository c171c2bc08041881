/* What a script adds to adding. On the form: files and folders may be dropped anywhere on the page, what is pasted may be a piece of a page
 * with its markup or files, and what is too much is said before it is sent. On the page of a job: the numbers move by themselves, and at
 * its end the page shows what came of it. */

const MOST = 256 * 2 ** 20, FILES = 20000;

/* ---- the form ---- */

const form = document.querySelector<HTMLFormElement>('#adding');
const said = document.querySelector<HTMLElement>('#said');
const dropped: { file: File; name: string }[] = [];

function say(words: string): void {
  if (said) said.textContent = words;
}

function chosen(): File[] {
  const inputs = form ? [...form.querySelectorAll<HTMLInputElement>('input[type=file]')] : [];
  return inputs.flatMap((i) => [...(i.files ?? [])]);
}

function tell(): void {
  const all = [...chosen(), ...dropped.map((d) => d.file)];
  const bytes = all.reduce((n, f) => n + f.size, 0);
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${Math.round(bytes / 1e6)} MB`;
  if (all.length > FILES || bytes > MOST) say(`${all.length} files, ${size}: that is more than is taken at once.`);
  else if (all.length) say(`${all.length} ${all.length === 1 ? 'file' : 'files'}, ${size}`);
  else say('');
}

/* A folder gives its files in portions, until it gives none. */
async function within(entry: FileSystemEntry, out: typeof dropped): Promise<void> {
  if (out.length > FILES) return;
  if (entry.isFile) {
    const file = await new Promise<File>((good, bad) => (entry as FileSystemFileEntry).file(good, bad));
    out.push({ file, name: entry.fullPath.replace(/^\//, '') });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((good, bad) => reader.readEntries(good, bad));
    if (!some.length) return;
    for (const e of some) await within(e, out);
  }
}

async function take(data: DataTransfer): Promise<void> {
  const entries = [...data.items].map((i) => (i.kind === 'file' ? i.webkitGetAsEntry?.() ?? null : null));
  const files = [...data.files];
  if (entries.some((e) => e)) for (const e of entries) e && (await within(e, dropped).catch(() => say('Something of it cannot be read.')));
  else for (const file of files) dropped.push({ file, name: file.name });
  tell();
}

function dropping(drop: HTMLElement): void {
  const hint = document.createElement('p');
  hint.className = 'soft';
  hint.textContent = 'Or drop them anywhere on this page.';
  drop.append(hint);
  const carries = (e: DragEvent) => e.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (e) => {
    if (!carries(e)) return;
    e.preventDefault();
    drop.classList.add('over');
  });
  addEventListener('dragleave', (e) => { if (!e.relatedTarget) drop.classList.remove('over'); });
  addEventListener('drop', (e) => {
    if (!carries(e)) return;
    e.preventDefault();
    drop.classList.remove('over');
    void take(e.dataTransfer!);
  });
}

/* Markup is kept where there is any, since it says what is a heading and what a paragraph. */
function pasting(area: HTMLTextAreaElement, html: HTMLInputElement): void {
  const note = document.querySelector('#pasting');
  area.addEventListener('paste', (e) => {
    const markup = e.clipboardData?.getData('text/html') ?? '';
    if (e.clipboardData?.files.length && !markup) {
      e.preventDefault();
      void take(e.clipboardData);
    } else if (markup && !area.value.trim()) {
      e.preventDefault();
      area.value = markup;
      html.value = '1';
      if (note) note.textContent = 'The page\u2019s markup was pasted, so that headings and paragraphs stay what they are.';
    }
  });
  area.addEventListener('input', () => { if (!area.value.trim()) html.value = ''; });
}

/* As the form would be sent, with what was dropped beside what was chosen. */
function send(to: HTMLFormElement): void {
  const data = new FormData(to);
  for (const d of dropped) data.append('file', d.file, d.name);
  const request = new XMLHttpRequest();
  request.open('POST', to.action);
  request.upload.addEventListener('progress', (e) => say(e.lengthComputable ? `Sent ${Math.floor((100 * e.loaded) / e.total)} %` : 'Sending'));
  request.addEventListener('error', () => say('It could not be sent: is the room still open?'));
  request.addEventListener('load', () => {
    if (request.responseURL !== to.action) location.assign(request.responseURL);
    else say(new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('.warn')?.textContent ?? 'It was refused.');
  });
  request.send(data);
}

if (form) {
  const area = form.querySelector('textarea'), html = form.querySelector<HTMLInputElement>('[name=html]');
  const drop = form.querySelector<HTMLElement>('.drop');
  if (drop) dropping(drop);
  if (area && html) pasting(area, html);
  form.addEventListener('change', tell);
  form.addEventListener('submit', (e) => {
    if (!dropped.length) return; /* the browser sends it */
    e.preventDefault();
    send(form);
  });
}

/* ---- a job ---- */

const far = document.querySelector<HTMLProgressElement>('#far');

async function follow(bar: HTMLProgressElement): Promise<void> {
  const doing = document.querySelector('#doing');
  document.querySelector('#again')?.parentElement?.remove();
  for (;;) {
    const answer = await fetch(location.pathname + '.json?limit=1').then((r) => r.json()).catch(() => null);
    if (!answer || answer.error) break;
    if (answer.stage === 'done' || answer.stage === 'stopped') return location.reload();
    if (doing && doing.textContent !== answer.said) doing.textContent = answer.said;
    if (answer.stage === 'reading' && answer.files > 1) bar.max = answer.bytes || 1, bar.value = answer.byte;
    else bar.removeAttribute('value');
    await new Promise((on) => setTimeout(on, 500));
  }
  if (doing) doing.textContent = 'The room does not answer any more.';
}

if (far) void follow(far);
