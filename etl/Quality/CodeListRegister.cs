using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>The code lists that ship with the product (etl/CodeLists/*.csv: Code, Name, NameVietnamese, ValidFrom, ValidTo, then columns of the list's own).</summary>
public sealed class CodeListRegister
{
    private readonly FrozenDictionary<string, CodeList> _lists;

    private CodeListRegister(FrozenDictionary<string, CodeList> lists) => _lists = lists;

    public static CodeListRegister Embedded { get; } = ReadEmbedded();

    /// <param name="name">The file name without ending, such as CareType.</param>
    public CodeList this[string name] =>
        _lists.TryGetValue(name, out CodeList? list) ? list : throw new ArgumentException($"No code list '{name}'; there are {string.Join(", ", _lists.Keys.Order(StringComparer.Ordinal))}.", nameof(name));

    public IEnumerable<CodeList> All => _lists.Values.OrderBy(list => list.Name, StringComparer.Ordinal);

    /// <summary>The same lists with others in the place of those of their names, or beside them: registers that stand in the warehouse.</summary>
    public CodeListRegister With(params ReadOnlySpan<CodeList> lists)
    {
        Dictionary<string, CodeList> all = new(_lists, StringComparer.Ordinal);
        foreach (CodeList list in lists)
        {
            all[list.Name] = list;
        }

        return new CodeListRegister(all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>A register that nobody loaded is an empty list.</summary>
    public CodeList OrEmpty(string name) => _lists.TryGetValue(name, out CodeList? list) ? list : new CodeList(name, []);

    private static CodeListRegister ReadEmbedded()
    {
        Assembly assembly = typeof(CodeListRegister).Assembly;
        const string Mark = ".CodeLists.";
        Dictionary<string, CodeList> lists = new(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Mark, StringComparison.Ordinal)))
        {
            string name = resource[(resource.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..^".csv".Length];
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            lists.Add(name, CodeList.Read(name, reader));
        }

        return new CodeListRegister(lists.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
