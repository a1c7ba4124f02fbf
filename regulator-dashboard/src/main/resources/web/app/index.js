import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/alerts.css';
import './styles/handlers.css';
import './styles/standing.css';
import './elements/dash-app.js';
