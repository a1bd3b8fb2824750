// Prints events of high importance, those of the past first, then each as it comes.
import avro from 'avsc'
import { Kafka, logLevel } from 'kafkajs'

const {
  BOOTSTRAP_SERVERS = 'localhost:9092',
  REGISTRY_URL = 'http://localhost:8081/apis/ccompat/v7',
  TOPIC_PREFIX = 'courant.'
} = process.env

// Confluent's wire format: a zero, four bytes with the id of the writer's schema, the record.
const types = new Map()

async function decode(value) {
  const id = value.readInt32BE(1)
  if (!types.has(id)) types.set(id, await writerType(id))
  return types.get(id).fromBuffer(value.subarray(5))
}

async function writerType(id) {
  const answer = await fetch(`${REGISTRY_URL}/schemas/ids/${id}`)
  if (!answer.ok) throw new Error(`The registry does not tell schema ${id}: ${answer.status}`)
  return avro.Type.forSchema(JSON.parse((await answer.json()).schema))
}

// Titles are written by strangers: none may end the line, or tell the terminal what to do.
function line(event) {
  const occurredAt = new Date(event.occurredAt).toISOString()
  const title = event.title.replace(/\p{C}/gu, ' ')
  return [occurredAt, event.score, event.repo, title, event.url].join('\t')
}

const kafka = new Kafka({ brokers: BOOTSTRAP_SERVERS.split(','), logLevel: logLevel.WARN })
const consumer = kafka.consumer({ groupId: 'high-events-node', readUncommitted: false })
await consumer.connect()
await consumer.subscribe({ topic: `${TOPIC_PREFIX}enriched`, fromBeginning: true })
await consumer.run({
  eachMessage: async ({ message }) => {
    const event = await decode(message.value)
    if (event.level === 'HIGH') console.log(line(event))
  }
})
