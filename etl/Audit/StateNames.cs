namespace BhytWarehouse.Etl.Audit;

/// <summary>How the states of loads and files are written in the tables of audit.*: as their names in lower case.</summary>
public static class StateNames
{
    public static string Of(LoadState state) => state.ToString().ToLowerInvariant();

    public static string Of(FileState state) => state.ToString().ToLowerInvariant();

    public static LoadState LoadStateOf(string name) => Parse<LoadState>(name);

    public static FileState FileStateOf(string name) => Parse<FileState>(name);

    private static TState Parse<TState>(string name)
        where TState : struct, Enum =>
        Enum.TryParse(name, ignoreCase: true, out TState state) && Enum.IsDefined(state)
            ? state
            : throw new InvalidOperationException($"'{name}' is no state; expected one of {string.Join(", ", Enum.GetNames<TState>().Select(known => known.ToLowerInvariant()))}. The warehouse was changed by hand, or by another build.");
}
