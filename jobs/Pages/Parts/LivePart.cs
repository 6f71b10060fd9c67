using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BhytWarehouse.Jobs.Pages.Parts;

/// <summary>A part of a page that reads anew by itself, in the circuit of an interactive component. Without script it stands as it was when the page was made.</summary>
/// <remarks>The session is held against the account at each look: one that is over is shown nothing more.</remarks>
public abstract class LivePart : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>In which the page speaks; a circuit has no request that would say it.</summary>
    [Parameter, EditorRequired]
    public Language Language { get; set; }

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    [Inject]
    private AccountBook Accounts { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private protected Wording Words => new(Language);

    /// <summary>Who looks.</summary>
    private protected Caller Viewer { get; private set; } = null!;

    protected virtual TimeSpan Every => TimeSpan.FromSeconds(2);

    /// <summary>Who sees it.</summary>
    protected abstract Right Needs { get; }

    /// <summary>Takes what is shown from the books.</summary>
    protected abstract void Read();

    protected override async Task OnInitializedAsync()
    {
        if (await IsStillSeenAsync())
        {
            Read();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = InvokeAsync(FollowAsync);
        }
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task FollowAsync()
    {
        using PeriodicTimer timer = new(Every, Time);
        CancellationToken gone = _gone.Token;
        try
        {
            while (await timer.WaitForNextTickAsync(gone))
            {
                if (!await IsStillSeenAsync())
                {
                    Navigation.NavigateTo(WebAccess.SignInPath, forceLoad: true);
                    return;
                }

                try
                {
                    Read();
                    StateHasChanged();
                }
                catch (Microsoft.Data.Sqlite.SqliteException)
                {
                    // A busy store: the next look tells.
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private async Task<bool> IsStillSeenAsync()
    {
        AuthenticationState state = await Authentication.GetAuthenticationStateAsync();
        if (Caller.Of(state.User) is not { } caller || !caller.May(Needs) || Accounts.Standing(caller.Name, caller.Stamp, caller.Session) is null)
        {
            return false;
        }

        Viewer = caller;
        return true;
    }
}
