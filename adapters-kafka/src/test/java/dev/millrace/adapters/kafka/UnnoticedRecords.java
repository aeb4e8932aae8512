package dev.millrace.adapters.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * Sends records of a transaction as clients before KIP-890 did, without a word to the coordinator:
 * it ends the transaction without them. A broker takes them only while it does not verify.
 */
final class UnnoticedRecords {

  /** The last version without the coordinator's part. */
  private static final short VERSION = 11;

  private UnnoticedRecords() {}

  static void send(String transactionalId, ProducerRecord<byte[], byte[]> record) {
    TransactionDescription writer = writer(transactionalId);
    MemoryRecords records =
        MemoryRecords.withTransactionalRecords(
            Compression.NONE,
            writer.producerId(),
            (short) writer.producerEpoch(),
            0,
            new SimpleRecord(
                System.currentTimeMillis(),
                record.key(),
                record.value(),
                record.headers().toArray()));
    TopicProduceData topic =
        new TopicProduceData()
            .setName(record.topic())
            .setPartitionData(
                List.of(
                    new PartitionProduceData().setIndex(record.partition()).setRecords(records)));
    ProduceRequestData data =
        new ProduceRequestData()
            .setTransactionalId(transactionalId)
            .setAcks((short) -1)
            .setTimeoutMs(5_000)
            .setTopicData(new TopicProduceDataCollection(List.of(topic).iterator()));
    send(new ProduceRequest.Builder(VERSION, VERSION, data).build(VERSION));
  }

  private static TransactionDescription writer(String transactionalId) {
    try (Admin admin = Clients.admin(Brokers.config())) {
      return Failures.await(
          "describe " + transactionalId,
          admin.describeTransactions(List.of(transactionalId)).description(transactionalId),
          Brokers.config());
    }
  }

  private static void send(ProduceRequest request) {
    URI broker = URI.create("kafka://" + Brokers.config().bootstrapServers());
    ByteBuffer bytes =
        request.serializeWithHeader(new RequestHeader(ApiKeys.PRODUCE, VERSION, "test", 1));
    try (Socket socket = new Socket(broker.getHost(), broker.getPort());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      out.writeInt(bytes.remaining());
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      out.flush();
      requireTaken(ByteBuffer.wrap(in.readNBytes(in.readInt())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireTaken(ByteBuffer answer) {
    ResponseHeader.parse(answer, ApiKeys.PRODUCE.responseHeaderVersion(VERSION));
    ProduceResponse response = ProduceResponse.parse(new ByteBufferAccessor(answer), VERSION);
    if (!response.errorCounts().keySet().equals(Set.of(Errors.NONE))) {
      throw new IllegalStateException("not taken: " + response);
    }
  }
}
