using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Quality;

/// <summary>The match tokens of one identity; 0 is "not given". All that is left of name, birth date and numbers behind the gate.</summary>
[InlineArray(Count)]
public struct MatchTokens : IEquatable<MatchTokens>
{
    public const int Count = (int)MatchToken.InsuranceEnd + 1;

    /// <summary>Length of <see cref="Pack"/>: the writing, then the tokens eight bytes each in the order of <see cref="MatchToken"/>, as base64.</summary>
    public const int PackedLength = WritingLength + TokensLength;

    /// <summary>Sixteen hexadecimal digits in front of the tokens that are the same for the same tokens: the key of a writing.</summary>
    public const int WritingLength = 16;

    private const int ByteCount = Count * sizeof(long);
    private const int TokensLength = (ByteCount + 2) / 3 * 4;

    private long _first;

    public long this[MatchToken token]
    {
        readonly get => ((ReadOnlySpan<long>)this)[(int)token];
        set => ((Span<long>)this)[(int)token] = value;
    }

    /// <summary>Whether both have the token and it is the same.</summary>
    public static bool Agree(in MatchTokens one, in MatchTokens other, MatchToken token) => one[token] != 0 && one[token] == other[token];

    public readonly string Pack()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        for (int token = 0; token < Count; token++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes[(token * sizeof(long))..], this[(MatchToken)token]);
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        Span<char> packed = stackalloc char[PackedLength];
        Convert.TryToHexStringLower(hash[..(WritingLength / 2)], packed, out _);
        Convert.TryToBase64Chars(bytes, packed[WritingLength..], out _);
        return new string(packed);
    }

    /// <param name="tokens">What follows the writing in <see cref="Pack"/>.</param>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static MatchTokens Unpack(ReadOnlySpan<char> tokens)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (tokens.Length != TokensLength || !Convert.TryFromBase64Chars(tokens, bytes, out int length) || length != ByteCount)
        {
            throw new FormatException($"Packed match tokens have {TokensLength} characters of base64, these {tokens.Length}; they were written by another version or changed by hand.");
        }

        MatchTokens unpacked = default;
        for (int token = 0; token < Count; token++)
        {
            unpacked[(MatchToken)token] = BinaryPrimitives.ReadInt64BigEndian(bytes[(token * sizeof(long))..]);
        }

        return unpacked;
    }

    /// <summary>What a register wrote of the person in the course of time: of name, birth date and each number the last that was given.</summary>
    public readonly MatchTokens WithLater(in MatchTokens later)
    {
        MatchTokens merged = this;
        merged.Take(later, MatchToken.NameWritten, MatchToken.NameWritten, MatchToken.Initials);
        merged.Take(later, MatchToken.BirthDate, MatchToken.BirthDate, MatchToken.BirthYearUnordered);
        merged.Take(later, MatchToken.CitizenId, MatchToken.CitizenId, MatchToken.CitizenSorted);
        merged.Take(later, MatchToken.OldId, MatchToken.OldId, MatchToken.OldId);
        merged.Take(later, MatchToken.InsuranceNumber, MatchToken.InsuranceNumber, MatchToken.InsuranceEnd);
        return merged;
    }

    private void Take(in MatchTokens later, MatchToken given, MatchToken from, MatchToken to)
    {
        for (MatchToken token = from; later[given] != 0 && token <= to; token++)
        {
            this[token] = later[token];
        }
    }

    public readonly bool Equals(MatchTokens other) => ((ReadOnlySpan<long>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is MatchTokens other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[MatchToken.CitizenId], this[MatchToken.NameWritten], this[MatchToken.BirthDate]);

    public static bool operator ==(MatchTokens left, MatchTokens right) => left.Equals(right);

    public static bool operator !=(MatchTokens left, MatchTokens right) => !left.Equals(right);
}
