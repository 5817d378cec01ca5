import { z } from 'zod'
import { Command } from '../core/command.ts'

export const openapi = () => ({ openapi: '3.1.0', components: { schemas: { Command: z.toJSONSchema(Command) } } })
