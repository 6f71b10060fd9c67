using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Changes of accounts with their place in the log of actions: for the command and the page alike.</summary>
internal sealed class AccountActions(AccountBook book, OperatorLog log)
{
    /// <summary>What to tell; its place is the name.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="name">To whom.</param>
    /// <param name="change">For <see cref="AccountAction.Add"/> and <see cref="AccountAction.Change"/>.</param>
    /// <param name="password">For <see cref="AccountAction.Add"/> and <see cref="AccountAction.Password"/>.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="AccountException">It cannot be; the log says so too.</exception>
    public Text Act(AccountAction action, string name, AccountChange change, string? password, string who, string reason)
    {
        // A name that is none may be anything; the log names accounts only.
        string subject = action == AccountAction.Add ? AccountBook.CheckName(name) : book.Find(name)?.Name ?? throw new AccountException(AccountTexts.Unknown, name.Length > 40 ? name[..40] + "…" : name);
        long number = log.Begin(who, "accounts " + action.ToString().ToLowerInvariant(), subject, reason);
        try
        {
            (Text told, string outcome) = action switch
            {
                AccountAction.Add => Add(subject, change, password),
                AccountAction.Change => Change(subject, change),
                AccountAction.Disable => (AccountTexts.DisabledNow, Described(book.Change(subject, null, null, null, isDisabled: true))),
                _ => (AccountTexts.PasswordGiven, Described(book.SetPassword(subject, password, mustChange: true))),
            };
            log.End(number, outcome);
            return told;
        }
        catch (AccountException refused)
        {
            log.End(number, "refused: " + refused.Message);
            throw;
        }
    }

    private (Text, string) Add(string name, AccountChange change, string? password)
    {
        book.Add(name, change.Role ?? Role.Viewer, change.Agency ?? "", change.Area ?? AreaScope.Whole, password);
        return (AccountTexts.Added, Described(book.Find(name)!));
    }

    private (Text, string) Change(string name, AccountChange change) => (AccountTexts.Changed, Described(book.Change(name, change.Role, change.Agency, change.Area, change.IsEnabled ? false : null)));

    private static string Described(Account account) => $"{account.Role}, {AccountTexts.Of(account.Area, Language.English)}{(account.IsDisabled ? ", disabled" : "")}{(account.MustChangePassword ? ", must change the password" : "")}";
}
