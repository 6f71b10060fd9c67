using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>The draws of one planted case.</summary>
internal sealed class Dice(int seed, long number)
{
    private SeededStream _random = new(seed, Topic.Abuse, number);

    public int Between(int least, int most) => _random.Between(least, most);

    public bool Chance(double probability) => _random.Chance(probability);

    public T Pick<T>(params ReadOnlySpan<T> items) => _random.Pick(items);
}
