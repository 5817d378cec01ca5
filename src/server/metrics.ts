import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Counters and times of one process, in the text format that Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export interface Metrics {
  /** One request that was answered: by which route (its pattern, never its address), how, and after how many milliseconds. */
  answered(method: string, route: string, status: number, ms: number): void
  /** All of it as text, with figures that are looked up now. */
  text(now: readonly Gauge[]): string
}

/** Something that is as it is when one looks. */
export interface Gauge {
  name: string
  help: string
  value: number
}

/** Upper ends of the classes of times, in seconds. */
const classes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function metricsOf(): Metrics {
  const counts = new Map<string, number>()
  const times = new Map<string, { in: number[]; sum: number; count: number }>()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return {
    answered(method, route, status, ms) {
      const label = `method="${method}",route="${route}"`
      const key = `${label},status="${status}"`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      const time = times.get(label) ?? { in: classes.map(() => 0), sum: 0, count: 0 }
      const seconds = ms / 1_000
      for (const [i, end] of classes.entries()) if (seconds <= end) time.in[i] = (time.in[i] ?? 0) + 1
      time.sum += seconds
      time.count++
      times.set(label, time)
    },
    text(now) {
      const lines: string[] = []
      const say = (name: string, type: string, help: string, values: Iterable<readonly [string, number]>) => {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`)
        for (const [label, value] of values) lines.push(`${name}${label} ${value}`)
      }
      say(
        'retroduce_http_requests_total',
        'counter',
        'Requests answered.',
        [...counts].map(([label, value]) => [`{${label}}`, value] as const),
      )
      say(
        'retroduce_http_request_seconds',
        'histogram',
        'How long requests took to be answered.',
        [...times].flatMap(([label, time]) => [
          ...classes.map((end, i) => [`_bucket{${label},le="${end}"}`, time.in[i] ?? 0] as const),
          [`_bucket{${label},le="+Inf"}`, time.count] as const,
          [`_sum{${label}}`, time.sum] as const,
          [`_count{${label}}`, time.count] as const,
        ]),
      )
      const { rss, heapUsed } = process.memoryUsage()
      const { user, system } = process.cpuUsage()
      say('process_cpu_seconds_total', 'counter', 'Processor time used.', [['', (user + system) / 1e6]])
      const gauges: Gauge[] = [
        { name: 'process_resident_memory_bytes', help: 'Memory of the process.', value: rss },
        { name: 'nodejs_heap_used_bytes', help: 'Memory used by objects.', value: heapUsed },
        { name: 'process_start_time_seconds', help: 'When it began.', value: (performance.timeOrigin / 1_000) | 0 },
        {
          name: 'nodejs_eventloop_delay_p99_seconds',
          help: 'How late work begins, at worst in 99 of 100 cases since last asked.',
          value: delay.percentile(99) / 1e9,
        },
        ...now,
      ]
      delay.reset()
      for (const { name, help, value } of gauges) say(name, 'gauge', help, [['', value]])
      return `${lines.join('\n')}\n`
    },
  }
}
