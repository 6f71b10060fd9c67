namespace BhytWarehouse.Etl.Statistics;

/// <summary>Divides whole things by weights without losing one: each part gets its quota rounded down, and what is left goes one each to the largest remainders.</summary>
public static class LargestRemainder
{
    /// <summary>The parts, in the order of the weights; they add up to the total.</summary>
    /// <param name="total">People, never negative.</param>
    /// <param name="weights">Whole weights, of which at least one is positive. A weight of 0 gets nothing. Of equal remainders the earlier part is served first, so callers put the parts into a fixed order.</param>
    public static long[] Apportion(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Int128 sum = 0;
        foreach (long weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
        }

        if (sum == 0)
        {
            throw new ArgumentException($"{total} cannot be divided by {weights.Count} weights that are all 0; expected at least one positive weight.", nameof(weights));
        }

        long[] parts = new long[weights.Count];
        Int128[] remainders = new Int128[weights.Count];
        long left = total;
        for (int index = 0; index < parts.Length; index++)
        {
            // Int128: a population times another population can pass 64 bits.
            (Int128 quota, Int128 remainder) = Int128.DivRem((Int128)total * weights[index], sum);
            parts[index] = (long)quota;
            remainders[index] = remainder;
            left -= parts[index];
        }

        foreach (int index in Enumerable.Range(0, parts.Length).OrderByDescending(index => remainders[index]).ThenBy(index => index).Take((int)left))
        {
            parts[index]++;
        }

        return parts;
    }

    /// <summary>The parts rounded to whole numbers that add up to the total: each is rounded down, and what is left goes one each to the largest remainders. A part of 0 stays 0.</summary>
    /// <param name="total">What the parts add up to but for the last digits of a double.</param>
    /// <param name="parts">Of either sign.</param>
    /// <exception cref="ArgumentException">The parts do not add up to the total.</exception>
    public static long[] Round(long total, IReadOnlyList<double> parts)
    {
        long[] whole = [.. parts.Select(part => (long)Math.Floor(part))];
        long left = total - whole.Sum();
        int[] order = [.. Enumerable.Range(0, parts.Count).Where(index => parts[index] != 0).OrderByDescending(index => parts[index] - whole[index]).ThenBy(index => index)];
        double tolerance = 1 + (1e-9 * (Math.Abs((double)total) + parts.Sum(Math.Abs)));
        if (left < -tolerance || left > order.Length + tolerance || (order.Length == 0 && left != 0))
        {
            throw new ArgumentException($"{parts.Count} parts add up to {parts.Sum()} instead of {total}.", nameof(parts));
        }

        // Where doubles end, a hundredth or two can be left over or missing: those go round once more.
        for (int turn = 0; left > 0; turn = (turn + 1) % order.Length, left--)
        {
            whole[order[turn]]++;
        }

        for (int turn = order.Length - 1; left < 0; turn = (turn + order.Length - 1) % order.Length, left++)
        {
            whole[order[turn]]--;
        }

        return whole;
    }
}
