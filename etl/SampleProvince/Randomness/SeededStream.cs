namespace BhytWarehouse.SampleProvince.Randomness;

/// <summary>A stream of numbers addressed by (seed, topic, index): any person or dossier can be made again without those before it.</summary>
internal struct SeededStream
{
    private ulong _state;

    public SeededStream(int seed, Topic topic, long index)
    {
        _state = Mix(((ulong)(uint)seed << 8) | (byte)topic) ^ Mix((ulong)index + 0x632BE59BD9B4E019);
        NextUInt64();
    }

    public ulong NextUInt64() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>0 to limit − 1.</summary>
    public int Below(int limit) => (int)(((NextUInt64() >> 32) * (ulong)limit) >> 32);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public double Fraction() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>An index where the early ones are much more frequent, as in any catalogue of a hospital.</summary>
    public int Skewed(int limit)
    {
        double fraction = Fraction();
        return (int)(fraction * fraction * limit);
    }

    public int Weighted(ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
        {
            total += weight;
        }

        int drawn = Below(total);
        for (int i = 0; i < weights.Length; i++)
        {
            if (drawn < weights[i])
            {
                return i;
            }

            drawn -= weights[i];
        }

        return weights.Length - 1;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
