namespace BhytWarehouse.Jobs.Access;

/// <summary>What is to be of an account; null leaves it.</summary>
internal sealed record AccountChange
{
    public Role? Role { get; init; }

    public string? Agency { get; init; }

    public AreaScope? Area { get; init; }

    /// <summary>A disabled account may sign in again.</summary>
    public bool IsEnabled { get; init; }

    /// <exception cref="AccountException">It is no role.</exception>
    public static Role RoleOf(string text) => Enum.TryParse(text, ignoreCase: true, out Role role) && Enum.IsDefined(role) && !char.IsAsciiDigit(text[0])
        ? role
        : throw new AccountException(AccountTexts.NoRole, text.Length > 20 ? text[..20] + "…" : text, string.Join(", ", Enum.GetNames<Role>()));
}
