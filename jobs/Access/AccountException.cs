using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Access;

/// <summary>What was asked of an account cannot be; says why in the language of whoever asked.</summary>
internal sealed class AccountException(Text told, params object?[] values) : Exception(told.In(Language.English, values))
{
    public string In(Language language) => told.In(language, values);
}
