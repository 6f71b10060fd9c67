using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The form of a landed file: mark, salt, then chunks of at most 64 KiB, each length, ciphertext, tag.</summary>
/// <remarks>Each file has a key of its own (HKDF of the zone's key and the salt), so the chunk number can be the nonce. The last chunk is marked in the authenticated
/// data: a file that was cut at a chunk's end does not open as a shorter one.</remarks>
internal static class ChunkCipher
{
    public const int ChunkSize = 64 * 1024;
    public const int SaltSize = 32;
    public const int TagSize = 16;

    public static ReadOnlySpan<byte> Mark => "BHYTLND1"u8;

    public static AesGcm Cipher(byte[] zoneKey, ReadOnlySpan<byte> salt) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, zoneKey, 32, salt.ToArray(), "landed file"u8.ToArray()), TagSize);

    public static void Nonce(long chunkNumber, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, chunkNumber);
    }
}
