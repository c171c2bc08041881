/* A button beside each text that is to be cited, which copies it; without it the text can be selected. */

for (const text of document.querySelectorAll<HTMLTextAreaElement>('.quoted textarea')) {
  const button = document.createElement('button'), said = document.createElement('span');
  button.type = 'button';
  button.textContent = 'Copy';
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    const done = () => { said.textContent = ' copied'; };
    const by_hand = () => { text.select(); said.textContent = ' selected: copy it with Ctrl+C'; };
    navigator.clipboard ? navigator.clipboard.writeText(text.value.trim()).then(done, by_hand) : by_hand();
  });
  text.after(button, said);
}

export {};
