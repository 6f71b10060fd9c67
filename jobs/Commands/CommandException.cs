namespace BhytWarehouse.Jobs.Commands;

/// <summary>The command cannot do what was asked, told in the language of the operator: exit code 1.</summary>
internal sealed class CommandException(string message) : Exception(message);
