using System.Runtime.InteropServices;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Which branches of the instrumented assemblies a trial took, how often, and which of them no earlier trial did.</summary>
/// <remarks>The map of AFL: a byte for each pair of branches that follow each other. Where nothing is instrumented it stays empty, and outcomes alone guide.</remarks>
internal sealed unsafe class EdgeMap
{
    private const int Size = 1 << 16;

    private readonly byte* _hits = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    /// <summary>Instrumented code writes into the map from its first branch on, so this comes before anything of it runs.</summary>
    public EdgeMap() => SharpFuzz.Common.Trace.SharedMem = _hits;

    public int EdgeCount { get; private set; }

    public void Begin()
    {
        new Span<byte>(_hits, Size).Clear();
        SharpFuzz.Common.Trace.PrevLocation = 0;
    }

    /// <summary>Whether the trial took a branch that none before it took, or one of a new order of magnitude more often.</summary>
    public bool End()
    {
        bool isNew = false;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(new ReadOnlySpan<byte>(_hits, Size));
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (int at = word * 8; at < (word * 8) + 8; at++)
            {
                byte magnitude = Magnitude(_hits[at]);
                if ((magnitude & ~_seen[at]) != 0)
                {
                    EdgeCount += _seen[at] == 0 ? 1 : 0;
                    _seen[at] |= magnitude;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    private static byte Magnitude(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
