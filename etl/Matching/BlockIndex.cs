namespace BhytWarehouse.Etl.Matching;

/// <summary>Positions by key: which entries are worth a comparison because they share something.</summary>
internal sealed class BlockIndex
{
    private readonly Dictionary<long, (int Start, int Length)> _blocks = [];
    private readonly int[] _positions;

    /// <param name="keys">One per position; 0 keeps the position out.</param>
    /// <param name="largest">Longer blocks are left out: a key that so many share tells nothing, and their pairs grow with the square.</param>
    public BlockIndex(long[] keys, int largest = int.MaxValue)
    {
        _positions = new int[keys.Length];
        for (int i = 0; i < _positions.Length; i++)
        {
            _positions[i] = i;
        }

        // By position within a key, so that what follows never depends on how a sort treats equals.
        long[] sorted = [.. keys];
        Array.Sort(sorted, _positions);
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            if (sorted[start] != 0 && end - start <= largest)
            {
                Array.Sort(_positions, start, end - start);
                _blocks.Add(sorted[start], (start, end - start));
            }
            else if (sorted[start] != 0)
            {
                LeftOut++;
            }

            start = end;
        }
    }

    public int LeftOut { get; }

    public ReadOnlySpan<int> this[long key] => key != 0 && _blocks.TryGetValue(key, out (int Start, int Length) block) ? _positions.AsSpan(block.Start, block.Length) : [];
}
