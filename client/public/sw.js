// Shows what is pushed while no page of Leaven is open, and leads there. It keeps and fetches nothing else.

self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: { url }, icon: '/favicon.svg' }),
  );
});

/** Goes to an open page rather than opening another. */
async function show(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) {
    const there = await page.focus().catch(() => undefined);
    if (there && (await there.navigate(url).catch(() => undefined))) return;
  }
  await self.clients.openWindow(url);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.url));
});
