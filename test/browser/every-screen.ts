/** Every screen and its parts, by name, as addresses inside a project. */
export const everyScreen: Readonly<Record<string, string>> = {
  overview: '',
  protocol: '/protocol',
  definitions: '/protocol/definitions',
  template: '/protocol/theory',
  stages: '/protocol/sources',
  methods: '/protocol/methods',
  report: '/report',
  trail: '/trail',
  settings: '/settings',
  help: '/help',
  past: '?at=200',
}
