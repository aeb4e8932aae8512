'use strict';

// Replaces the moving parts of the page by newer ones, and leaves alone what somebody uses.
function renew(parts) {
  for (const fresh of parts.querySelectorAll('[data-live]')) {
    const old = document.getElementById(fresh.id);
    if (!old || old.isEqualNode(fresh) || isSelected(old)) {
      continue;
    }
    if (old.getAttribute('role') === 'status') {
      const told = old.textContent !== fresh.textContent;
      if (told || old.innerHTML !== fresh.innerHTML) {
        old.replaceChildren(...fresh.childNodes);
      }
      continue;
    }
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const address = focused && focused.getAttribute('href');
    old.replaceWith(fresh);
    if (address) {
      const again = [...fresh.querySelectorAll('a')]
        .find(link => link.getAttribute('href') === address);
      if (again) {
        again.focus({ preventScroll: true });
      }
    }
  }
  unveil(document);
}

function isSelected(element) {
  const selection = document.getSelection();
  return selection && !selection.isCollapsed && element.contains(selection.anchorNode);
}

function parsed(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

// Says whether the page is live.
function tell(words) {
  const place = document.getElementById('connection');
  if (place && place.textContent !== words) {
    place.textContent = words;
  }
}

function listen(address) {
  const source = new EventSource(address);
  source.onopen = () => tell('');
  source.onmessage = event => {
    tell('');
    renew(parsed(event.data));
  };
  source.onerror = () => {
    tell('Not live: connecting again');
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(address), 10000);
    }
  };
  window.addEventListener('pagehide', () => source.close());
}

// A part that was not there in time is asked for again.
function again() {
  if (!document.querySelector('main [data-pending]') || document.body.dataset.events) {
    return;
  }
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (answer.ok) {
        renew(parsed(await answer.text()));
      }
      tell('');
    } catch (failure) {
      tell('Not live: connecting again');
    }
    again();
  }, 2000);
}

function quoted(text) {
  return /^[A-Za-z0-9_.\/:=@%+,-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'";
}

// Keeps the command beside a form up to date with what is filled in.
function preview(form) {
  const words = [form.dataset.command];
  for (const field of form.querySelectorAll('[data-option]')) {
    if (field.type === 'checkbox') {
      if (field.checked) {
        words.push(field.dataset.option);
      }
    } else if (field.value) {
      words.push(field.dataset.option, quoted(field.value));
    }
  }
  const place = form.querySelector('[data-preview]');
  if (place) {
    place.textContent = words.join(' ');
  }
}

function unveil(root) {
  if (navigator.clipboard) {
    for (const button of root.querySelectorAll('[data-copy][hidden]')) {
      button.hidden = false;
    }
  }
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (button) {
    await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  }
});

for (const form of document.querySelectorAll('form[data-command]')) {
  form.addEventListener('input', () => preview(form));
  preview(form);
}
unveil(document);
if (document.body.dataset.events) {
  listen(document.body.dataset.events);
}
again();
